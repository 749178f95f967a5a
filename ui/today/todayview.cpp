#include "ui/today/todayview.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include "ui/today/daycharts.h"
#include <chrono>
#include <QLabel>
#include <QVBoxLayout>

namespace fieldlane::ui::today {

using namespace std::chrono_literals;
using desk::Stage;
using Tone = FigureCard::Tone;

namespace {

constexpr int wideFrom = 900; ///< from here on charts stand side by side
constexpr int columns = 6; ///< of the grid
enum Figure { Open, Late, Unclaimed, Done, Load, Satisfaction };

QChartView *newView(QWidget *parent)
{
    auto *view = new QChartView(parent);
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    view->setBackgroundBrush(Qt::NoBrush);
    view->viewport()->setAutoFillBackground(false);
    view->setFocusPolicy(Qt::NoFocus);
    view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // its height is what is left, not its scene's
    return view;
}

} // namespace

TodayView::TodayView(desk::Desk &desk, const QTimeZone &zone, QWidget *parent)
    : QScrollArea(parent)
    , m_desk(desk)
    , m_zone(zone)
    , m_page(new QWidget(this))
    , m_grid(new QGridLayout(m_page))
    , m_orders(newView(m_page))
    , m_load(newView(m_page))
    , m_ratings(newView(m_page))
{
    setObjectName(QStringLiteral("todayView"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    const ThemeMetrics &metrics = Theme::current().metrics();
    m_grid->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    m_grid->setSpacing(metrics.margin);
    const std::pair<QString, QString> figures[] {{QStringLiteral("open"), tr("Open orders")}, {QStringLiteral("late"), tr("Past their deadline")},
        {QStringLiteral("unclaimed"), tr("Not claimed in time")}, {QStringLiteral("done"), tr("Done today")},
        {QStringLiteral("load"), tr("Load today")}, {QStringLiteral("satisfaction"), tr("Satisfaction, 30 days")}};
    for (const auto &[name, title] : figures)
        m_figures.push_back(new FigureCard(name, title, m_page));
    m_panels = {makeChart(QStringLiteral("ordersChart"), tr("Orders by unit"), m_orders, 360),
        makeChart(QStringLiteral("loadChart"), tr("Load by unit today"), m_load, 190),
        makeChart(QStringLiteral("ratingsChart"), tr("What customers say"), m_ratings, 150)};
    setWidget(m_page);
    arrange();
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    m_minute.setInterval(1min);
    m_minute.start();
    connect(&m_soon, &QTimer::timeout, this, &TodayView::refresh);
    connect(&m_minute, &QTimer::timeout, this, &TodayView::refresh);
    connect(&m_desk, &desk::Desk::ordersChanged, this, [this] { m_soon.start(); });
    connect(&m_desk, &desk::Desk::boardReset, this, [this] { m_soon.start(); });
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, &TodayView::paintCharts);
}

QWidget *TodayView::makeChart(const QString &name, const QString &title, QChartView *view, int height)
{
    auto *card = new Card(m_page);
    card->setObjectName(name);
    auto *label = new QLabel(title, card);
    label->setFont(Theme::current().font(Theme::TextLevel::Strong));
    const int margin = Theme::current().metrics().margin;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(label);
    column->addWidget(view, 1);
    view->setMinimumHeight(height);
    return card;
}

void TodayView::arrange()
{
    for (int i = 0; i < columns; ++i)
        m_grid->setColumnStretch(i, 1);
    const bool isRated = !m_panels[2]->isHidden();
    for (int row = 2; row < 5; ++row) // what is left over belongs to the charts
        m_grid->setRowStretch(row, row == 2 || (isRated && (row == 3 || !m_isWide)) || (row == 3 && !m_isWide) ? 1 : 0);
    const int figuresInRow = m_isWide ? columns : columns / 2;
    for (int i = 0; i < columns; ++i)
        m_grid->addWidget(m_figures[size_t(i)], i / figuresInRow, i % figuresInRow * (columns / figuresInRow), 1, columns / figuresInRow);
    if (m_isWide) {
        m_grid->addWidget(m_panels[0], 2, 0, 2, columns / 2);
        m_grid->addWidget(m_panels[1], 2, columns / 2, isRated ? 1 : 2, columns / 2);
        m_grid->addWidget(m_panels[2], 3, columns / 2, 1, columns / 2);
    } else {
        for (int i = 0; i < 3; ++i)
            m_grid->addWidget(m_panels[size_t(i)], 2 + i, 0, 1, columns);
    }
}

void TodayView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (const bool wide = width() >= wideFrom; wide != m_isWide) {
        m_isWide = wide;
        arrange();
    }
}

void TodayView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refresh();
}

void TodayView::refresh()
{
    if (!isVisible())
        return;
    desk::summariseDay(m_desk, m_zone, this, [this](const core::Result<desk::DaySummary> &summary) {
        if (summary)
            show(*summary);
        else
            Q_EMIT failed(summary.error());
    });
}

void TodayView::show(const desk::DaySummary &summary)
{
    m_summary = summary;
    const auto all = summary.total();
    const QLocale locale;
    const auto number = [&](int n) { return locale.toString(n); };
    const int waiting = all.orders[size_t(Stage::Entry)] + all.orders[size_t(Stage::Dispatch)];
    m_figures[Open]->setFigure(number(all.open()), tr("%n wait for somebody", nullptr, waiting));
    m_figures[Late]->setFigure(number(all.late), all.late > 0 ? tr("still open") : tr("every promise holds"), all.late > 0 ? Tone::Bad : Tone::Good);
    m_figures[Unclaimed]->setFigure(number(summary.unclaimed),
        summary.unclaimed > 0 ? tr("in claim pools") : tr("nothing waits in pools"), summary.unclaimed > 0 ? Tone::Bad : Tone::Good);
    m_figures[Done]->setFigure(number(all.orders[size_t(Stage::Done)]), tr("%n under way", nullptr, all.orders[size_t(Stage::UnderWay)]));
    const bool works = all.time > core::Duration(0);
    const int load = works ? int(100 * all.work.count() / all.time.count()) : 0;
    m_figures[Load]->setFigure(works ? tr("%1 %").arg(load) : QStringLiteral("–"),
        works ? tr("%1 of %2").arg(Words::duration(all.work), Words::duration(all.time)) : tr("nobody works today"));
    const auto satisfaction = summary.satisfaction();
    m_figures[Satisfaction]->setFigure(satisfaction ? locale.toString(*satisfaction, 'f', 1) : QStringLiteral("–"),
        satisfaction ? tr("of 5") : tr("nobody was asked yet"));
    m_panels[2]->setVisible(satisfaction.has_value());
    arrange();
    paintCharts();
}

void TodayView::paintCharts()
{
    if (!m_summary)
        return;
    const DayCharts charts(*m_summary, m_desk.catalog());
    const auto put = [](QChartView *view, QChart *chart) {
        const std::unique_ptr<QChart> old(view->chart());
        view->setChart(chart);
    };
    put(m_orders, charts.ordersByUnit());
    put(m_load, charts.loadByUnit());
    put(m_ratings, charts.ratings());
}

} // namespace fieldlane::ui::today
