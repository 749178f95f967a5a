#pragma once
#include <functional>
#include <optional>
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
        Wall ///< when other threads or programs do the work
    };
    explicit Timing(Clock clock = Clock::Cpu)
        : m_clock(clock)
    {
    }
    /// Runs `once` `times` times, after one run that does not count.
    static Timing of(int times, const std::function<void()> &once, Clock clock = Clock::Cpu);
    static double now(Clock clock);

    void run(const std::function<void()> &once);
    void add(double ms) { m_samples.push_back(ms); }
    Clock clock() const { return m_clock; }
    double median() const { return quantile(m_samples, 0.5); }
    double p95() const { return quantile(m_samples, 0.95); }
    double largest() const { return quantile(m_samples, 1); }
    /// What the runs took on the wall; 0 when only `add` was used.
    double wallMedian() const { return quantile(m_walls, 0.5); }
    int count() const { return int(m_samples.size()); }

private:
    static double quantile(const std::vector<double> &samples, double q);
    Clock m_clock;
    std::vector<double> m_samples;
    std::vector<double> m_walls;
};

/// Prints JSON lines to standard output, one a measurement. A figure with a target carries it and whether it
/// was met: for times the 95th percentile counts.
class Report
{
public:
    void add(const QString &name, const Timing &timing, const QJsonObject &more = {});
    void addAgainst(const QString &name, const Timing &timing, double targetMs, const QJsonObject &more = {});
    /// How many times `other` takes as long as `own`; `atLeast` is what is aimed at.
    void addRatio(const QString &name, const Timing &own, const Timing &other, std::optional<double> atLeast = {});
    void addValue(const QString &name, double value, const QString &unit, std::optional<double> atMost = {});
    /// A line of another form.
    void addLine(const QJsonObject &line);
    /// A measurement that cannot be made here, and why.
    void addSkipped(const QString &name, const QString &reason);
};

} // namespace fieldlane::app::bench
