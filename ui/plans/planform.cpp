#include "ui/plans/planform.h"
#include "core/zone.h"
#include "desk/policies.h"
#include "ui/shared/dateeditor.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

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
    , m_closed(newChoice(this))
    , m_more(new QSpinBox(this))
    , m_like(newChoice(this))
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
    auto *whatIf = new QToolButton(this);
    whatIf->setObjectName(QStringLiteral("planWhatIf"));
    whatIf->setText(tr("&What if…"));
    whatIf->setToolTip(tr("Plans as if a unit was closed, or more people were there."));
    whatIf->setCheckable(true);
    grid->addWidget(whatIf, 4, 0, Qt::AlignLeft);
    QWidget *others = makeWhatIf();
    grid->addWidget(others, 5, 0, 1, 3);
    others->hide();
    connect(whatIf, &QToolButton::toggled, others, &QWidget::setVisible);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 2);
    connect(m_day, &QLineEdit::returnPressed, this, &PlanForm::submitted);
    followCatalog();
}

QWidget *PlanForm::makeWhatIf()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.gap);
    grid->setVerticalSpacing(m.gap / 2);
    const auto add = [&](const QString &name, QWidget *field, const char *id, int column) {
        auto *label = new QLabel(name, box);
        label->setBuddy(field);
        field->setObjectName(QLatin1String(id));
        field->setAccessibleName(QString(name).remove(QLatin1Char('&')));
        grid->addWidget(label, 0, column);
        grid->addWidget(field, 1, column);
    };
    m_more->setRange(0, desk::ImaginedPeople::most);
    add(tr("Unit that is &closed"), m_closed, "planClosed", 0);
    add(tr("M&ore people"), m_more, "planMore", 1);
    add(tr("L&ike"), m_like, "planLike", 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(2, 2);
    return box;
}

void PlanForm::followCatalog()
{
    fillPolicies();
    fillUnits();
    fillPeople();
}

void PlanForm::fillUnits()
{
    const QVariant chosen = m_closed->currentData();
    m_closed->clear();
    m_closed->addItem(tr("None"), 0);
    for (const domain::Unit &unit : m_desk.catalog().units())
        m_closed->addItem(unit.name, unit.id.value());
    m_closed->setCurrentIndex(std::max(0, m_closed->findData(chosen)));
}

void PlanForm::fillPeople()
{
    const QVariant chosen = m_like->currentData();
    m_like->clear();
    for (const domain::Technician &technician : m_desk.catalog().technicians()) {
        if (technician.active && m_desk.viewer().seesTechnician(technician))
            m_like->addItem(technician.name, technician.id.value());
    }
    m_like->setCurrentIndex(std::max(0, m_like->findData(chosen)));
}

void PlanForm::fillPolicies()
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
    question.imagined = {domain::TechnicianId(m_like->currentData().toLongLong()), m_more->value()};
    const domain::UnitId closed(m_closed->currentData().toLongLong());
    for (const domain::Technician &technician : m_desk.catalog().technicians()) {
        const auto above = m_desk.catalog().lineage(technician.unitId);
        if (closed.isValid() && std::find(above.begin(), above.end(), closed) != above.end())
            question.scope.relieved.insert(technician.id);
    }
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
