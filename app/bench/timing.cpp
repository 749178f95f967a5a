#include "app/bench/timing.h"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <QJsonDocument>

namespace fieldlane::app::bench {

namespace {

double rounded(double value)
{
    const double digits = std::abs(value) < 10 ? 1000 : 10;
    return std::round(value * digits) / digits;
}

void print(const QJsonObject &line)
{
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

double Timing::now(Clock clock)
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    if (clock == Clock::Cpu) {
        timespec t {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
    }
#endif
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Timing Timing::of(int times, const std::function<void()> &once, Clock clock)
{
    Timing timing;
    once();
    for (int i = 0; i < times; ++i) {
        const double start = now(clock);
        once();
        timing.add(now(clock) - start);
    }
    return timing;
}

double Timing::quantile(double q) const
{
    if (m_samples.empty())
        return 0;
    std::vector<double> sorted = m_samples;
    std::sort(sorted.begin(), sorted.end());
    const auto at = size_t(std::ceil(q * double(sorted.size())));
    return sorted[std::clamp<size_t>(at, 1, sorted.size()) - 1];
}

void Report::add(const QString &name, const Timing &timing, const QJsonObject &more)
{
    QJsonObject line {{QStringLiteral("name"), name}, {QStringLiteral("unit"), QStringLiteral("ms")},
        {QStringLiteral("median"), rounded(timing.median())}, {QStringLiteral("p95"), rounded(timing.p95())},
        {QStringLiteral("max"), rounded(timing.largest())}, {QStringLiteral("runs"), timing.count()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        line.insert(it.key(), it.value());
    print(line);
}

void Report::addRatio(const QString &name, const Timing &own, const Timing &other)
{
    addValue(name, other.median() / std::max(own.median(), 1e-6), QStringLiteral("times"));
}

void Report::addValue(const QString &name, double value, const QString &unit)
{
    print({{QStringLiteral("name"), name}, {QStringLiteral("unit"), unit}, {QStringLiteral("value"), rounded(value)}});
}

} // namespace fieldlane::app::bench
