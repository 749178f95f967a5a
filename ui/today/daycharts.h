#pragma once
#include "desk/daysummary.h"
#include <functional>
#include <QAbstractBarSeries>
#include <QChartView>
#include <QCoreApplication>

namespace fieldlane::ui::today {

/// The charts of a day, in the colours of the current theme. Each makes a new chart, which the caller takes.
class DayCharts
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::today::DayCharts)
public:
    DayCharts(const desk::DaySummary &summary, const desk::Catalog &catalog)
        : m_summary(summary)
        , m_catalog(catalog)
    {
    }
    /// Orders of the units with most open ones, by stage.
    QChart *ordersByUnit() const;
    /// Planned work against working time, in percent.
    QChart *loadByUnit() const;
    QChart *ratings() const;
    static QString stageName(desk::Stage stage);
    /// At most so many units have a bar; the rest is one more together.
    static constexpr size_t mostUnits = 12;

private:
    struct Bar
    {
        QString name;
        desk::DaySummary::UnitRow row;
    };
    /// The units of which a figure is greatest, greatest last, as charts count from below.
    std::vector<Bar> bars(const std::function<double(const desk::DaySummary::UnitRow &)> &figure) const;
    static QChart *newChart(const QStringList &categories, QAbstractBarSeries *series, double most, const QString &format);

    const desk::DaySummary &m_summary;
    const desk::Catalog &m_catalog;
};

} // namespace fieldlane::ui::today
