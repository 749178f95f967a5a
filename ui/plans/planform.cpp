#include "ui/plans/planform.h"
#include "core/zone.h"
#include "ui/shared/dateeditor.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/policychoice.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace fieldlane::ui::plans {

using desk::PlanQuestion;

namespace {

/// A field below its label.
void add(QGridLayout &grid, const QString &name, QWidget &field, const char *id, int row, int column)
{
    auto *label = new QLabel(name);
    label->setBuddy(&field);
    field.setObjectName(QLatin1String(id));
    field.setAccessibleName(QString(name).remove(QLatin1Char('&')));
    grid.addWidget(label, 2 * row, column);
    grid.addWidget(&field, 2 * row + 1, column);
}

} // namespace

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
    m_day->setValue(core::localDay(zone, desk.now()));
    m_days->setRange(1, PlanQuestion::mostDays);
    m_seconds->setRange(1, 600);
    m_seconds->setValue(10);
    //: Of a search; seconds.
    m_seconds->setSuffix(tr(" s"));
    m_planned->addItem(tr("May move, at a price"), int(PlanQuestion::Planned::MayMove));
    m_planned->addItem(tr("Stays where it is"), int(PlanQuestion::Planned::Stays));
    add(*grid, tr("&First day"), *m_day, "planDay", 0, 0);
    add(*grid, tr("D&ays"), *m_days, "planDays", 0, 1);
    add(*grid, tr("S&earch for"), *m_seconds, "planSeconds", 0, 2);
    add(*grid, tr("&Policy"), *m_policy, "planPolicy", 1, 0);
    add(*grid, tr("P&lanned work"), *m_planned, "planPlanned", 1, 1);
    grid->addWidget(m_planned, 3, 1, 1, 2);
    m_whatIf = makeWhatIf();
    grid->addWidget(m_whatIf, 4, 0, 1, 3);
    m_whatIf->hide();
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
    m_more->setRange(0, desk::ImaginedPeople::most);
    add(*grid, tr("Unit that is &closed"), *m_closed, "planClosed", 0, 0);
    add(*grid, tr("M&ore people"), *m_more, "planMore", 0, 1);
    add(*grid, tr("L&ike"), *m_like, "planLike", 0, 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(2, 2);
    return box;
}

void PlanForm::followCatalog()
{
    PolicyChoice::fill(*m_policy, m_desk, PolicyChoice::inForce(m_desk));
    fillUnits();
    fillPeople();
}

void PlanForm::showWhatIf(bool shown)
{
    m_whatIf->setVisible(shown);
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

PlanQuestion PlanForm::question() const
{
    PlanQuestion question;
    question.first = m_day->value();
    question.days = m_days->value();
    question.planned = PlanQuestion::Planned(m_planned->currentData().toInt());
    question.policy = PolicyChoice::chosen(*m_policy, m_desk);
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

QString PlanForm::problem() const
{
    if (!m_desk.viewer().permissions.has(domain::Permission::Dispatch))
        return tr("Days are planned by those who may dispatch.");
    return m_day->problem();
}

} // namespace fieldlane::ui::plans
