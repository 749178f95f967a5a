#include "ui/board/assistantsdialog.h"
#include "ui/board/assistflow.h"
#include "ui/board/wallclockedit.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/words.h"
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace fieldlane::ui::board {

using desk::AssistOrder;
using domain::Assignment;
using domain::TechnicianId;

AssistantsDialog::AssistantsDialog(
    desk::Desk &desk, AssistFlow &flow, const domain::OrderRecord &order, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_flow(flow)
    , m_order(order)
    , m_zone(zone)
{
    setObjectName(QStringLiteral("assistantsDialog"));
    setWindowTitle(tr("Assistants for order %1").arg(order.order.number));
    setMinimumWidth(480);
    build();
    setOrder(order);
    connect(m_technician, &QComboBox::currentIndexChanged, this, &AssistantsDialog::judge);
    connect(m_ownTime, &QCheckBox::toggled, this, &AssistantsDialog::judge);
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, &AssistantsDialog::judge);
    connect(m_minutes, &QSpinBox::valueChanged, this, &AssistantsDialog::judge);
    connect(&m_desk, &desk::Desk::ordersChanged, this, [this](const std::set<domain::OrderId> &orders) {
        if (orders.contains(m_order.order.id))
            refetch();
    });
    connect(&m_flow, &AssistFlow::refused, this, [this](const QString &sentence) {
        m_refusal->setText(sentence);
        m_refusal->show();
    });
}

void AssistantsDialog::build()
{
    auto *column = new QVBoxLayout(this);
    auto *summary = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this);
    QStringList whoAndWhere {m_order.order.customerName, m_order.order.address};
    whoAndWhere.removeAll(QString());
    summary->setText(whoAndWhere.join(QLatin1String(", ")));
    summary->setWordWrap(true);
    column->addWidget(summary);
    m_lead = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this);
    m_lead->setObjectName(QStringLiteral("lead"));
    m_lead->setWordWrap(true);
    column->addWidget(m_lead);
    m_present = new QWidget(this);
    m_present->setObjectName(QStringLiteral("present"));
    m_presentRows = new QVBoxLayout(m_present);
    m_presentRows->setContentsMargins(0, 4, 0, 8);
    column->addWidget(m_present);
    column->addWidget(makeChoice());
    m_refusal = new TextLabel(Theme::TextLevel::Body, &ThemeColors::blocked, this);
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    column->addWidget(m_refusal);
    column->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_add = buttons->addButton(tr("Take along"), QDialogButtonBox::ActionRole);
    m_add->setObjectName(QStringLiteral("add"));
    m_add->setDefault(true);
    column->addWidget(buttons);
    connect(m_add, &QPushButton::clicked, this, &AssistantsDialog::add);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QWidget *AssistantsDialog::makeChoice()
{
    auto *choice = new QWidget(this);
    auto *form = new QFormLayout(choice);
    form->setContentsMargins(0, 0, 0, 0);
    m_technician = newChoice(choice);
    m_technician->setObjectName(QStringLiteral("technician"));
    form->addRow(tr("&Technician"), m_technician);
    m_ownTime = new QCheckBox(tr("At a time of their &own"), choice);
    m_ownTime->setObjectName(QStringLiteral("ownTime"));
    form->addRow(QString(), m_ownTime);
    m_start = new WallClockEdit(m_zone, choice);
    m_start->setObjectName(QStringLiteral("start"));
    form->addRow(tr("&Start (%1)", "time zone").arg(QString::fromLatin1(m_zone.id())), m_start);
    m_minutes = new QSpinBox(choice);
    m_minutes->setObjectName(QStringLiteral("minutes"));
    m_minutes->setRange(5, 30 * 1440);
    m_minutes->setSingleStep(5);
    m_minutes->setSuffix(tr(" min"));
    form->addRow(tr("&Working time"), m_minutes);
    m_findings = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, choice);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->setWordWrap(true);
    m_findings->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_findings->setMinimumHeight(54);
    form->addRow(m_findings);
    return choice;
}

void AssistantsDialog::refetch()
{
    m_desk.fetchOrder(m_order.order.id, this, [this](const core::Result<domain::OrderRecord> &record) {
        if (record)
            setOrder(*record);
    });
}

void AssistantsDialog::setOrder(const domain::OrderRecord &order)
{
    m_order = order;
    const Assignment *lead = m_order.bookedLead();
    const domain::Technician *t = lead ? m_desk.catalog().technician(lead->technicianId) : nullptr;
    m_lead->setText(lead ? tr("%1 leads, %2.", "technician, time").arg(t ? t->name : QString(), whenText(lead->planned()))
                         : tr("The order is not planned any more, so nobody can assist."));
    m_ownTime->setEnabled(lead && !domain::isUnderWay(m_order.order.state));
    if (lead && (!m_isFilled || !isOwnTime())) { // else what is half typed would be gone
        m_isFilled = true;
        m_start->setInstant(std::max(lead->plannedStart, m_desk.now()));
        m_minutes->setValue(int(std::chrono::duration_cast<core::minutes>(m_order.order.duration).count()));
    }
    if (lead && domain::isUnderWay(m_order.order.state))
        m_ownTime->setChecked(true); // the lead's start is past
    fillPresent();
    fillTechnicians();
    judge();
}

QString AssistantsDialog::timeText(const Assignment &assistant) const
{
    const Assignment *lead = m_order.bookedLead();
    return lead && domain::goesAlong(assistant, *lead)
        ? tr("with the lead")
        : tr("at their own time, %1").arg(whenText(assistant.planned()));
}

QString AssistantsDialog::whenText(core::TimeSpan span) const
{
    return tr("%1 until %2", "moment, time of day").arg(Words::moment(span.start, m_zone, m_desk.now()), Words::time(span.end, m_zone));
}

void AssistantsDialog::fillPresent()
{
    while (QLayoutItem *item = m_presentRows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the row that was just clicked in
        delete item;
    }
    const Assignment *lead = m_order.bookedLead();
    for (const Assignment &a : m_order.assignments) {
        if (!lead || a.role != domain::AssignmentRole::Assistant || !a.booked)
            continue;
        const domain::Technician *t = m_desk.catalog().technician(a.technicianId);
        auto *row = new QWidget(m_present);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *name = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, row);
        name->setText(tr("%1, %2", "assistant, when").arg(t ? t->name : QString(), timeText(a)));
        name->setWordWrap(true);
        auto *off = new QPushButton(tr("Take off"), row);
        off->setObjectName(QStringLiteral("takeOff"));
        off->setAutoDefault(false);
        line->addWidget(name, 1);
        line->addWidget(off);
        connect(off, &QPushButton::clicked, this, [this, id = a.technicianId] { m_flow.takeOff(m_order, id); });
        m_presentRows->addWidget(row);
    }
    if (m_presentRows->count() > 0)
        return;
    auto *nobody = new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, m_present);
    nobody->setText(tr("Nobody assists."));
    m_presentRows->addWidget(nobody);
}

void AssistantsDialog::fillTechnicians()
{
    const QSignalBlocker blocker(m_technician);
    const QVariant chosen = m_technician->currentData();
    const Assignment *lead = m_order.bookedLead();
    m_technician->clear();
    for (const domain::Technician &t : m_desk.catalog().technicians()) {
        const bool leads = lead && lead->technicianId == t.id;
        if (t.active && !leads && m_desk.viewer().seesTechnician(t))
            m_technician->addItem(t.name, t.id.value());
    }
    m_technician->model()->sort(0);
    const int before = m_technician->findData(chosen);
    m_technician->setCurrentIndex(before >= 0 ? before : std::max(0, m_technician->findData(nearest().value())));
}

/// Who could be there first of those who do not take part yet.
TechnicianId AssistantsDialog::nearest() const
{
    for (const engine::Candidate &candidate : m_desk.rank(engine::jobOfAssistant(engine::jobOf(m_order.order), {}))) {
        const bool takesPart = std::any_of(m_order.assignments.begin(), m_order.assignments.end(),
            [&](const Assignment &a) { return a.booked && a.technicianId == candidate.technicianId; });
        if (!takesPart)
            return candidate.technicianId;
    }
    return {};
}

bool AssistantsDialog::isOwnTime() const
{
    return m_ownTime->isChecked();
}

AssistOrder AssistantsDialog::wish() const
{
    AssistOrder wish {m_order.order.id, m_order.order.version, TechnicianId(m_technician->currentData().toLongLong())};
    if (isOwnTime()) {
        wish.what = AssistOrder::What::OwnTime;
        wish.start = m_start->instant();
        wish.work = core::minutes(m_minutes->value());
    }
    return wish;
}

void AssistantsDialog::judge()
{
    m_refusal->hide();
    m_start->setEnabled(isOwnTime());
    m_minutes->setEnabled(isOwnTime());
    const Assignment *lead = m_order.bookedLead();
    const AssistOrder asked = wish();
    if (!lead || !asked.technicianId.isValid()) {
        m_findings->clear();
        m_add->setEnabled(false);
        return;
    }
    const auto same = std::find_if(m_order.assignments.begin(), m_order.assignments.end(),
        [&](const Assignment &a) { return a.booked && a.technicianId == asked.technicianId; });
    engine::Job job = engine::jobOfAssistant(engine::jobOf(m_order.order),
        same == m_order.assignments.end() ? domain::AssignmentId() : same->id);
    job.work = asked.work.value_or(job.work);
    const engine::Placement placed = m_desk.place(job, asked.technicianId, isOwnTime() ? asked.start : lead->plannedStart);
    QStringList lines;
    for (const rules::Finding &finding : placed.findings)
        lines << tr("%1: %2", "how grave a finding is, and the finding").arg(Words::severity(finding.severity), Words::finding(finding, m_zone));
    m_findings->setText(lines.isEmpty() ? tr("Nothing speaks against it.") : lines.join(u'\n'));
    m_add->setEnabled(placed.severity() != rules::Severity::Block);
}

void AssistantsDialog::add()
{
    m_flow.assist(wish());
}

} // namespace fieldlane::ui::board
