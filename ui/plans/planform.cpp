#include "ui/plans/planform.h"
#include "core/zone.h"
#include "desk/policies.h"
#include "ui/shared/dateeditor.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/theme.h"
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace fieldlane::ui::plans {

using desk::PlanQuestion;

PlanForm::PlanForm(const desk::Desk &desk, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_day(new DateEditor(this))
    , m_days(new QSpinBox(this))
    , m_policy(newChoice(this))
    , m_planned(newChoice(this))
    , m_seconds(new QSpinBox(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.gap);
    grid->setVerticalSpacing(m.gap / 2);
    const auto add = [&](const QString &name, QWidget *field, const char *id, int row, int column) {
        auto *label = new QLabel(name, this);
        label->setBuddy(field);
        field->setObjectName(QLatin1String(id));
        field->setAccessibleName(QString(name).remove(QLatin1Char('&')));
        grid->addWidget(label, 2 * row, column);
        grid->addWidget(field, 2 * row + 1, column);
    };
    m_day->setValue(core::localDay(zone, desk.now()));
    m_days->setRange(1, PlanQuestion::mostDays);
    m_seconds->setRange(1, 600);
    m_seconds->setValue(10);
    //: Of a search; seconds.
    m_seconds->setSuffix(tr(" s"));
    m_planned->addItem(tr("May move, at a price"), int(PlanQuestion::Planned::MayMove));
    m_planned->addItem(tr("Stays where it is"), int(PlanQuestion::Planned::Stays));
    add(tr("&First day"), m_day, "planDay", 0, 0);
    add(tr("D&ays"), m_days, "planDays", 0, 1);
    add(tr("S&earch for"), m_seconds, "planSeconds", 0, 2);
    add(tr("&Policy"), m_policy, "planPolicy", 1, 0);
    add(tr("P&lanned work"), m_planned, "planPlanned", 1, 1);
    grid->addWidget(m_planned, 3, 1, 1, 2);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 2);
    connect(m_day, &QLineEdit::returnPressed, this, &PlanForm::submitted);
    followCatalog();
}

void PlanForm::followCatalog()
{
    const QString chosen = m_policy->currentIndex() > 0 ? m_policy->currentText() : QString();
    m_policy->clear();
    m_policy->addItem(tr("In force: %1", "a policy").arg(m_desk.policy().name));
    for (const domain::PlanningPolicy &policy : m_desk.catalog().organisation().policies)
        m_policy->addItem(policy.name, policy.id.value());
    m_policy->setCurrentIndex(std::max(0, m_policy->findText(chosen)));
}

PlanQuestion PlanForm::question() const
{
    PlanQuestion question;
    question.first = m_day->value();
    question.days = m_days->value();
    question.planned = PlanQuestion::Planned(m_planned->currentData().toInt());
    const domain::PlanningPolicy *named
        = m_policy->currentIndex() > 0 ? m_desk.catalog().organisation().policyNamed(m_policy->currentText()) : nullptr;
    if (named)
        question.policy = desk::readingOf(*named).stored.policy;
    return question;
}

core::Duration PlanForm::time() const
{
    return core::seconds(m_seconds->value());
}

void PlanForm::setTime(core::Duration time)
{
    m_seconds->setValue(int(std::chrono::duration_cast<core::seconds>(time).count()));
}

void PlanForm::setDay(QDate day)
{
    m_day->setValue(day);
}

QString PlanForm::problem() const
{
    if (!m_desk.viewer().permissions.has(domain::Permission::Dispatch))
        return tr("Days are planned by those who may dispatch.");
    return m_day->problem();
}

} // namespace fieldlane::ui::plans
