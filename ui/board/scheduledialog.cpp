#include "ui/board/scheduledialog.h"
#include "ui/board/wallclockedit.h"
#include "ui/shared/words.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace fieldlane::ui::board {

ScheduleDialog::ScheduleDialog(const desk::Desk &desk, const domain::OrderRecord &order, const SchedulePlan &proposal,
    const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_order(order)
    , m_zone(zone)
{
    setObjectName(QStringLiteral("scheduleDialog"));
    setWindowTitle(tr("Schedule order %1").arg(order.order.number));
    setMinimumWidth(460);
    build();
    fill(proposal);
    judge();
    connect(m_technician, &QComboBox::currentIndexChanged, this, &ScheduleDialog::judge);
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, &ScheduleDialog::judge);
    connect(m_minutes, &QSpinBox::valueChanged, this, &ScheduleDialog::judge);
}

void ScheduleDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    auto *summary = new QLabel(tr("%1, %2", "customer and address").arg(m_order.order.customerName, m_order.order.address), this);
    summary->setWordWrap(true);
    layout->addWidget(summary);
    auto *form = new QFormLayout;
    layout->addLayout(form);
    m_technician = new QComboBox(this);
    m_technician->setObjectName(QStringLiteral("technician"));
    form->addRow(tr("&Technician"), m_technician);
    m_start = new WallClockEdit(m_zone, this);
    m_start->setObjectName(QStringLiteral("start"));
    form->addRow(tr("&Start (%1)", "time zone").arg(QString::fromLatin1(m_zone.id())), m_start);
    m_minutes = new QSpinBox(this);
    m_minutes->setObjectName(QStringLiteral("minutes"));
    m_minutes->setRange(5, 30 * 1440);
    m_minutes->setSingleStep(5);
    m_minutes->setSuffix(tr(" min"));
    form->addRow(tr("&Working time"), m_minutes);
    m_times = new QLabel(this);
    m_times->setObjectName(QStringLiteral("times"));
    layout->addWidget(m_times);
    m_findings = new QLabel(this);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->setWordWrap(true);
    m_findings->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_findings->setMinimumHeight(72);
    layout->addWidget(m_findings);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Plan it"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("accept"));
    m_accept->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ScheduleDialog::fill(const SchedulePlan &proposal)
{
    for (const domain::Technician &technician : m_desk.catalog().technicians()) {
        const bool isOffered = technician.active && m_desk.viewer().seesTechnician(technician);
        if (isOffered || technician.id == proposal.technician)
            m_technician->addItem(technician.name, technician.id.value());
    }
    m_technician->model()->sort(0);
    m_technician->setCurrentIndex(std::max(0, m_technician->findData(proposal.technician.value())));
    m_start->setInstant(proposal.start);
    m_minutes->setValue(int(std::chrono::duration_cast<core::minutes>(proposal.work).count()));
}

SchedulePlan ScheduleDialog::plan() const
{
    return {domain::TechnicianId(m_technician->currentData().toLongLong()), m_start->instant(), core::minutes(m_minutes->value())};
}

void ScheduleDialog::judge()
{
    const SchedulePlan wish = plan();
    engine::Job job = engine::jobOf(m_order);
    job.work = wish.work;
    const engine::Placement placed = m_desk.place(job, wish.technician, wish.start);
    m_times->setText(tr("Work %1, %2 on the way there (estimate)").arg(Words::span(placed.service(), m_zone), Words::duration(placed.in.travel.time)));
    QStringList lines;
    for (const rules::Finding &finding : placed.findings)
        lines << tr("%1: %2", "how grave a finding is, and the finding").arg(Words::severity(finding.severity), Words::finding(finding, m_zone));
    m_findings->setText(lines.isEmpty() ? tr("Nothing speaks against it.") : lines.join(u'\n'));
    m_accept->setEnabled(wish.technician.isValid() && placed.severity() != rules::Severity::Block);
}

} // namespace fieldlane::ui::board
