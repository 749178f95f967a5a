#pragma once
#include <functional>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace fieldlane::app::bench {

/// Thread processor time and wall time of repeated runs. Milliseconds.
class Timing
{
public:
    enum class Clock {
        Cpu, ///< of the calling thread
        Wall ///< when other threads do the work
    };
    /// Runs `once` `times` times, after one run that does not count.
    static Timing of(int times, const std::function<void()> &once, Clock clock = Clock::Cpu);
    static double now(Clock clock);

    void add(double ms) { m_samples.push_back(ms); }
    double median() const { return quantile(0.5); }
    double p95() const { return quantile(0.95); }
    double largest() const { return quantile(1); }
    int count() const { return int(m_samples.size()); }

private:
    double quantile(double q) const;
    std::vector<double> m_samples;
};

/// Prints JSON lines to standard output, one a measurement.
class Report
{
public:
    void add(const QString &name, const Timing &timing, const QJsonObject &more = {});
    /// How many times `other` takes as long as `own`.
    void addRatio(const QString &name, const Timing &own, const Timing &other);
    void addValue(const QString &name, double value, const QString &unit);
};

} // namespace fieldlane::app::bench
