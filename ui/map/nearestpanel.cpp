#include "ui/map/nearestpanel.h"
#include "core/zone.h"
#include "ui/map/nearestdelegate.h"
#include "ui/map/nearesttext.h"
#include "ui/shared/rights.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>

namespace fieldlane::ui::map {

using domain::OrderId;
using domain::TechnicianId;

NearestPanel::NearestPanel(desk::Desk &desk, AssignFlow &assigning, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_assigning(assigning)
    , m_delegate(new NearestDelegate(m_model, this))
{
    setObjectName(QStringLiteral("nearestPanel"));
    build();
    m_again.setInterval(30'000); // arrivals are shown in minutes
    connect(&m_again, &QTimer::timeout, this, &NearestPanel::rank);
    connect(&m_desk, &desk::Desk::lanesChanged, this, &NearestPanel::rank);
    connect(&m_desk, &desk::Desk::ordersChanged, this, &NearestPanel::rank);
    connect(&m_desk, &desk::Desk::boardReset, this, &NearestPanel::rank);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &NearestPanel::showCurrent);
    connect(m_list, &QListView::activated, this, [this] { assign(When::Soonest); });
    connect(m_now, &QPushButton::clicked, this, [this] { assign(When::Now); });
    connect(m_after, &QPushButton::clicked, this, [this] { assign(When::AfterCurrent); });
    setOrder({});
    showNothing(tr("Choose an order to see who can be there first."));
}

void NearestPanel::build()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.gap);
    head->setSpacing(2);
    m_title = new QLabel(this);
    m_title->setFont(Theme::current().font(Theme::TextLevel::Title));
    m_subtitle = new QLabel(this);
    m_subtitle->setWordWrap(true);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    column->addLayout(head);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("nearestList"));
    m_list->setAccessibleName(tr("Nearest technicians"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    column->addWidget(m_list, 1);
    m_details = new QLabel(this);
    m_details->setObjectName(QStringLiteral("nearestDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setContentsMargins(metrics.margin, metrics.gap, metrics.margin, metrics.gap);
    column->addWidget(m_details);
    column->addWidget(makeButtons());
}

QWidget *NearestPanel::makeButtons()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics.margin, 0, metrics.margin, metrics.margin);
    m_now = new QPushButton(bar);
    m_now->setObjectName(QStringLiteral("nearestAssignNow"));
    m_after = new QPushButton(bar);
    m_after->setObjectName(QStringLiteral("nearestAssignAfter"));
    row->addWidget(m_now, 1);
    row->addWidget(m_after, 1);
    return bar;
}

void NearestPanel::setOrder(OrderId order)
{
    m_order = order;
    m_model.setCandidates({}, m_desk.now());
    if (!order.isValid()) {
        m_again.stop();
        showNothing(tr("Choose an order to see who can be there first."));
        return;
    }
    m_again.start();
    rank();
}

void NearestPanel::rank()
{
    if (!m_order.isValid())
        return;
    m_desk.fetchOrder(m_order, this, [this, asked = m_order](const core::Result<domain::OrderRecord> &record) {
        if (asked == m_order)
            showRanking(record);
    });
}

void NearestPanel::showRanking(const core::Result<domain::OrderRecord> &record)
{
    if (!record) {
        showNothing(Words::error(record.error()));
        return;
    }
    const domain::Order &order = record->order;
    m_title->setText(tr("Nearest for %1").arg(order.number));
    if (const auto step = Rights::planningStep(order))
        m_permission = step->permission;
    if (domain::isFinished(order.state) || domain::isUnderWay(order.state)) {
        m_model.setCandidates({}, m_desk.now());
        showNothing(tr("%1 is %2; nobody else is sent.", "order number, state").arg(order.number, Words::state(order.state)));
        return;
    }
    const QString where = order.location ? order.address : tr("No coordinates: distance and travel are unknown.");
    QStringList whoAndWhere {order.customerName, where};
    whoAndWhere.removeAll(QString());
    m_subtitle->setText(whoAndWhere.isEmpty()
            ? tr("Travel is an estimate.")
            : tr("%1. Travel is an estimate.", "customer and address").arg(whoAndWhere.join(QStringLiteral(", "))));
    const TechnicianId kept = current();
    m_model.setCandidates(m_desk.rank(engine::jobOf(*record)), m_desk.now());
    if (m_model.rowCount() == 0)
        return showNothing(tr("There are no technicians yet who could go. Import some, or ask for the right to see them."));
    const int row = std::max(0, m_model.rowOf(kept));
    m_list->setCurrentIndex(m_model.index(row, 0));
    showCurrent();
}

void NearestPanel::showNothing(const QString &text)
{
    if (!m_order.isValid())
        m_title->setText(tr("Nearest technician"));
    m_subtitle->setText(text);
    showCurrent();
}

TechnicianId NearestPanel::current() const
{
    const engine::Candidate *c = m_model.candidate(m_list->currentIndex());
    return c ? c->technicianId : TechnicianId();
}

QTimeZone NearestPanel::zone() const
{
    const domain::Technician *t = m_desk.catalog().technician(current());
    const QTimeZone zone = t ? core::zoneOf(t->zone) : QTimeZone();
    return zone.isValid() ? zone : QTimeZone::utc();
}

const engine::SendOption *NearestPanel::optionOf(const engine::Candidate &c, When when) const
{
    const engine::SendOption *now = c.now ? &*c.now : nullptr;
    const engine::SendOption *after = c.afterCurrent ? &*c.afterCurrent : nullptr;
    if (when == When::Now)
        return now;
    if (when == When::AfterCurrent)
        return after;
    return after && (!now || after->arrival() <= now->arrival()) ? after : now;
}

void NearestPanel::showCurrent()
{
    const engine::Candidate *c = m_model.candidate(m_list->currentIndex());
    m_details->setVisible(c != nullptr);
    m_delegate->setZone(zone());
    const auto label = [&](QPushButton *button, When when, const QString &plain, const QString &timed) {
        const engine::SendOption *option = c ? optionOf(*c, when) : nullptr;
        Rights(m_desk.viewer()).gate(*button, m_permission, option != nullptr);
        button->setText(option ? timed.arg(Words::time(option->arrival(), zone())) : plain);
    };
    label(m_now, When::Now, tr("Assign now"), tr("Assign now, %1"));
    label(m_after, When::AfterCurrent, tr("After current job"), tr("After current job, %1"));
    if (!c)
        return;
    const engine::SendOption *option = optionOf(*c, When::Soonest);
    QStringList lines = option ? NearestText::reasons(*option, zone()) : QStringList();
    if (option)
        lines += NearestText::score(*option).join(QStringLiteral("  ·  "));
    m_details->setText(lines.join(QLatin1Char('\n')));
    Q_EMIT technicianChosen(c->technicianId);
}

void NearestPanel::assign(When when)
{
    const engine::Candidate *c = m_model.candidate(m_list->currentIndex());
    const engine::SendOption *option = c ? optionOf(*c, when) : nullptr;
    if (option && Rights(m_desk.viewer()).may(m_permission))
        m_assigning.assign(m_order, c->technicianId, option->arrival());
}

} // namespace fieldlane::ui::map
