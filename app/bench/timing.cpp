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
    const double digits = std::abs(value) < 0.1 ? 1e6 : std::abs(value) < 10 ? 1000 : 10;
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
    Timing timing(clock);
    once();
    for (int i = 0; i < times; ++i)
        timing.run(once);
    return timing;
}

void Timing::run(const std::function<void()> &once)
{
    const double wall = now(Clock::Wall);
    const double start = now(m_clock);
    once();
    m_samples.push_back(now(m_clock) - start);
    m_walls.push_back(now(Clock::Wall) - wall);
}

double Timing::quantile(const std::vector<double> &samples, double q)
{
    if (samples.empty())
        return 0;
    std::vector<double> sorted = samples;
    std::sort(sorted.begin(), sorted.end());
    const auto at = size_t(std::ceil(q * double(sorted.size())));
    return sorted[std::clamp<size_t>(at, 1, sorted.size()) - 1];
}

void Report::add(const QString &name, const Timing &timing, const QJsonObject &more)
{
    const bool cpu = timing.clock() == Timing::Clock::Cpu;
    QJsonObject line {{QStringLiteral("name"), name}, {QStringLiteral("unit"), QStringLiteral("ms")},
        {QStringLiteral("clock"), cpu ? QStringLiteral("cpu") : QStringLiteral("wall")},
        {QStringLiteral("median"), rounded(timing.median())}, {QStringLiteral("p95"), rounded(timing.p95())},
        {QStringLiteral("max"), rounded(timing.largest())}, {QStringLiteral("runs"), timing.count()}};
    if (cpu && timing.wallMedian() > 0)
        line.insert(QStringLiteral("wall"), rounded(timing.wallMedian()));
    for (auto it = more.begin(); it != more.end(); ++it)
        line.insert(it.key(), it.value());
    print(line);
}

void Report::addAgainst(const QString &name, const Timing &timing, double targetMs, const QJsonObject &more)
{
    QJsonObject all = more;
    all.insert(QStringLiteral("target_ms"), targetMs);
    all.insert(QStringLiteral("met"), timing.count() > 0 && timing.p95() <= targetMs);
    add(name, timing, all);
}

void Report::addRatio(const QString &name, const Timing &own, const Timing &other, std::optional<double> atLeast)
{
    const double ratio = other.median() / std::max(own.median(), 1e-6);
    QJsonObject line {{QStringLiteral("name"), name}, {QStringLiteral("unit"), QStringLiteral("times")},
        {QStringLiteral("value"), rounded(ratio)}};
    if (atLeast) {
        line.insert(QStringLiteral("target"), *atLeast);
        line.insert(QStringLiteral("met"), ratio >= *atLeast);
    }
    print(line);
}

void Report::addValue(const QString &name, double value, const QString &unit, std::optional<double> atMost)
{
    QJsonObject line {{QStringLiteral("name"), name}, {QStringLiteral("unit"), unit}, {QStringLiteral("value"), rounded(value)}};
    if (atMost) {
        line.insert(QStringLiteral("target"), *atMost);
        line.insert(QStringLiteral("met"), value <= *atMost);
    }
    print(line);
}

void Report::addLine(const QJsonObject &line)
{
    print(line);
}

void Report::addSkipped(const QString &name, const QString &reason)
{
    print({{QStringLiteral("name"), name}, {QStringLiteral("skipped"), reason}});
}

} // namespace fieldlane::app::bench
