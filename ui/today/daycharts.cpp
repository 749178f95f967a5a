#include "ui/today/daycharts.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QGraphicsLayout>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QValueAxis>

namespace fieldlane::ui::today {

using desk::DaySummary;
using desk::Stage;

namespace {

/// Of the room of a category: few bars stay slender.
double barWidth(qsizetype bars)
{
    return std::min(0.7, 0.1 + 0.1 * double(bars));
}

constexpr int ticks = 5;
constexpr int longestName = 22;

QString shortened(const QString &name)
{
    return name.size() <= longestName ? name : name.left(longestName - 1) + QChar(0x2026);
}

domain::OrderState stateOf(Stage stage)
{
    using S = domain::OrderState;
    constexpr S states[] {S::PendingReview, S::PendingDispatch, S::Assigned, S::OnSite, S::Completed};
    return states[size_t(stage)];
}

void dress(QAbstractAxis &axis)
{
    const ThemeColors &colors = Theme::current().colors();
    axis.setLabelsBrush(colors.textMuted);
    axis.setLabelsFont(Theme::current().font(Theme::TextLevel::Caption));
    axis.setLinePen(QPen(colors.border));
    axis.setGridLineColor(colors.gridMinor);
}

QBarSet *newSet(const QString &name, const QColor &fill, const QColor &ink)
{
    auto *set = new QBarSet(name);
    set->setBrush(fill);
    set->setPen(Qt::NoPen);
    set->setLabelColor(ink);
    set->setLabelFont(Theme::current().font(Theme::TextLevel::Caption));
    return set;
}

} // namespace

QString DayCharts::stageName(Stage stage)
{
    const QString names[] {tr("At entry"), tr("To dispatch"), tr("Planned"), tr("Under way"), tr("Done today")};
    return names[size_t(stage)];
}

std::vector<DayCharts::Bar> DayCharts::bars(const std::function<double(const DaySummary::UnitRow &)> &figure) const
{
    std::vector<DaySummary::UnitRow> rows;
    std::copy_if(m_summary.units.begin(), m_summary.units.end(), std::back_inserter(rows), [&](const auto &row) { return figure(row) > 0; });
    std::stable_sort(rows.begin(), rows.end(), [&](const auto &a, const auto &b) { return figure(a) > figure(b); });
    std::vector<Bar> bars;
    DaySummary rest;
    for (const DaySummary::UnitRow &row : rows) {
        const domain::Unit *unit = m_catalog.unit(row.unit);
        if (bars.size() < mostUnits)
            bars.push_back({shortened(unit ? unit->name : tr("No unit yet")), row});
        else
            rest.units.push_back(row);
    }
    if (!rest.units.empty())
        bars.push_back({tr("All others"), rest.total()});
    std::reverse(bars.begin(), bars.end());
    return bars;
}

QChart *DayCharts::newChart(const QStringList &categories, QAbstractBarSeries *series, double most, const QString &format)
{
    auto *chart = new QChart;
    chart->addSeries(series);
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    auto *names = new QBarCategoryAxis(chart);
    names->append(categories);
    names->setGridLineVisible(false);
    auto *values = new QValueAxis(chart);
    values->setRange(0, std::max(most, 1.0));
    if (most < ticks) {
        values->setTickCount(std::max(int(most), 1) + 1); // whole orders
    } else {
        values->setTickCount(ticks);
        values->applyNiceNumbers();
    }
    values->setLabelFormat(format);
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *> {names, values})
        dress(*axis);
    chart->addAxis(names, Qt::AlignLeft);
    chart->addAxis(values, Qt::AlignBottom);
    series->attachAxis(names);
    series->attachAxis(values);
    series->setBarWidth(barWidth(categories.size()));
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setLabelColor(Theme::current().colors().text);
    chart->legend()->setFont(Theme::current().font(Theme::TextLevel::Caption));
    chart->legend()->setVisible(series->count() > 1);
    return chart;
}

QChart *DayCharts::ordersByUnit() const
{
    const std::vector<Bar> shown = bars([](const auto &row) { return double(row.open() + row.orders[size_t(Stage::Done)]); });
    auto *series = new QHorizontalStackedBarSeries;
    QStringList names;
    double most = 0;
    for (const Bar &bar : shown) {
        names += bar.name;
        most = std::max<double>(most, bar.row.open() + bar.row.orders[size_t(Stage::Done)]);
    }
    for (int i = 0; i < desk::stageCount; ++i) {
        const StateColors &colors = Theme::current().colors().state(stateOf(Stage(i)));
        QBarSet *set = newSet(stageName(Stage(i)), colors.border, colors.text); // the fills are made for bars with an outline
        for (const Bar &bar : shown)
            *set << bar.row.orders[size_t(i)];
        series->append(set);
    }
    return newChart(names, series, most, QStringLiteral("%.0f"));
}

QChart *DayCharts::loadByUnit() const
{
    auto *series = new QHorizontalBarSeries;
    const ThemeColors &colors = Theme::current().colors();
    QBarSet *set = newSet(tr("Load"), colors.loadNormal, colors.text);
    QStringList names;
    double most = 100;
    const auto load = [](const DaySummary::UnitRow &row) {
        return row.time > core::Duration(0) ? 100.0 * double(row.work.count()) / double(row.time.count()) : 0.0;
    };
    for (const Bar &bar : bars(load)) {
        const double percent = load(bar.row);
        names += bar.name;
        *set << percent;
        most = std::max(most, percent);
    }
    series->append(set);
    return newChart(names, series, most, QStringLiteral("%.0f %%"));
}

QChart *DayCharts::ratings() const
{
    auto *series = new QHorizontalBarSeries;
    const ThemeColors &colors = Theme::current().colors();
    QBarSet *set = newSet(tr("Ratings"), colors.accent, colors.text);
    QStringList names;
    double most = 0;
    for (size_t i = 0; i < m_summary.ratings.size(); ++i) {
        names += QString(int(i) + 1, QChar(0x2605));
        *set << m_summary.ratings[i];
        most = std::max<double>(most, m_summary.ratings[i]);
    }
    series->append(set);
    return newChart(names, series, most, QStringLiteral("%.0f"));
}

} // namespace fieldlane::ui::today
