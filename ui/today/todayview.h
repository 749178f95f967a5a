#pragma once
#include "desk/daysummary.h"
#include "ui/today/figurecard.h"
#include <QChartView>
#include <QGridLayout>
#include <QScrollArea>
#include <QTimer>

namespace fieldlane::ui::today {

/// The manager's page: how the day goes, in figures and charts. Follows the database while it is seen. The desk is
/// borrowed and outlives it. GUI thread.
class TodayView : public QScrollArea
{
    Q_OBJECT
public:
    TodayView(desk::Desk &desk, const QTimeZone &zone, QWidget *parent = nullptr);
    void refresh();
    const std::optional<desk::DaySummary> &summary() const { return m_summary; }

Q_SIGNALS:
    void failed(const fieldlane::core::Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeChart(const QString &name, const QString &title, QChartView *view, int height);
    void arrange();
    void show(const desk::DaySummary &summary);
    void paintCharts();

    desk::Desk &m_desk;
    QTimeZone m_zone;
    std::optional<desk::DaySummary> m_summary;
    std::vector<FigureCard *> m_figures;
    std::vector<QWidget *> m_panels;
    QWidget *m_page;
    QGridLayout *m_grid;
    QChartView *m_orders;
    QChartView *m_load;
    QChartView *m_ratings;
    bool m_isWide = false;
    QTimer m_soon;
    QTimer m_minute;
};

} // namespace fieldlane::ui::today
