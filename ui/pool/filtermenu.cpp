#include "ui/pool/filtermenu.h"
#include "ui/pool/pooltexts.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <QActionGroup>
#include <QMouseEvent>

namespace fieldlane::ui::pool {

using domain::DueRange;
using domain::PoolFilter;
using domain::Priority;

namespace {

/// A menu that stays open while its checkable entries are clicked.
class ChoiceMenu : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = actionAt(event->pos());
        if (action && action->isCheckable() && action->isEnabled())
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
};

/// Chooses several of one kind by a name for each.
template <class T, class Name>
void addParts(std::vector<FilterPart> &parts, const PoolFilter &filter, std::vector<T> PoolFilter::*list, Name name)
{
    for (const T &value : filter.*list) {
        FilterPart part {name(value), filter};
        std::erase(part.without.*list, value);
        parts.push_back(std::move(part));
    }
}

} // namespace

std::vector<FilterPart> partsOf(const PoolFilter &filter, const desk::Desk &desk)
{
    const desk::Catalog &catalog = desk.catalog();
    const QString gone = QStringLiteral("?");
    std::vector<FilterPart> parts;
    addParts(parts, filter, &PoolFilter::units, [&](domain::UnitId id) {
        const domain::Unit *unit = catalog.unit(id);
        return unit ? unit->name : gone;
    });
    addParts(parts, filter, &PoolFilter::templates, [&](domain::TemplateId id) {
        const domain::OrderTemplate *type = catalog.orderTemplate(id);
        return type ? type->name : gone;
    });
    addParts(parts, filter, &PoolFilter::priorities,
        [](Priority p) { return FilterMenu::tr("Priority: %1").arg(Words::priority(p)); });
    if (filter.due != DueRange::Any) {
        FilterPart part {FilterMenu::tr("Due: %1").arg(PoolTexts::dueRange(filter.due)), filter};
        part.without.due = DueRange::Any;
        parts.push_back(std::move(part));
    }
    addParts(parts, filter, &PoolFilter::channels, [](const QString &c) { return PoolTexts::channel(c); });
    addParts(parts, filter, &PoolFilter::technicians, [&](domain::TechnicianId id) {
        const domain::Technician *technician = catalog.technician(id);
        return technician ? technician->name : gone;
    });
    return parts;
}

FilterMenu::FilterMenu(const desk::Desk &desk, QWidget *parent)
    : QMenu(parent)
    , m_desk(desk)
{
}

template <class T>
void FilterMenu::addChoices(
    const QString &title, std::vector<T> PoolFilter::*list, const std::vector<std::pair<QString, T>> &choices)
{
    auto *menu = new ChoiceMenu(title, this);
    addMenu(menu);
    menu->setEnabled(!choices.empty());
    for (const auto &[name, value] : choices) {
        QAction *action = menu->addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        const auto &chosen = m_filter.*list;
        action->setCheckable(true);
        action->setChecked(std::find(chosen.begin(), chosen.end(), value) != chosen.end());
        connect(action, &QAction::toggled, this, [this, list, wished = value](bool on) {
            auto &values = m_filter.*list;
            std::erase(values, wished);
            if (on)
                values.push_back(wished);
            Q_EMIT filterWanted(m_filter);
        });
    }
}

void FilterMenu::addDue()
{
    auto *menu = new QMenu(tr("Due"), this);
    addMenu(menu);
    auto *group = new QActionGroup(menu);
    for (const DueRange range : {DueRange::Any, DueRange::Overdue, DueRange::Today, DueRange::Tomorrow,
             DueRange::NextSevenDays, DueRange::Without}) {
        QAction *action = menu->addAction(PoolTexts::dueRange(range));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(m_filter.due == range);
        connect(action, &QAction::triggered, this, [this, range] {
            m_filter.due = range;
            Q_EMIT filterWanted(m_filter);
        });
    }
}

void FilterMenu::fill(const PoolFilter &filter)
{
    for (QMenu *menu : findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly))
        menu->deleteLater();
    clear();
    m_filter = filter;
    const desk::Catalog &catalog = m_desk.catalog();
    std::vector<std::pair<QString, domain::UnitId>> units;
    for (const domain::Unit &unit : catalog.units())
        units.push_back({unit.name, unit.id});
    std::vector<std::pair<QString, domain::TemplateId>> types;
    for (const domain::OrderTemplate &type : catalog.templates())
        types.push_back({type.name, type.id});
    std::vector<std::pair<QString, Priority>> priorities;
    for (const Priority p : {Priority::Emergency, Priority::High, Priority::Normal, Priority::Low})
        priorities.push_back({Words::priority(p), p});
    std::vector<std::pair<QString, QString>> channels;
    for (const QString &channel : m_channels)
        channels.push_back({PoolTexts::channel(channel), channel});
    std::vector<std::pair<QString, domain::TechnicianId>> technicians;
    for (const domain::Technician &technician : catalog.technicians()) {
        if (m_desk.viewer().seesTechnician(technician))
            technicians.push_back({technician.name, technician.id});
    }
    std::sort(units.begin(), units.end());
    std::sort(types.begin(), types.end());
    std::sort(technicians.begin(), technicians.end());
    addChoices(tr("Unit"), &PoolFilter::units, units);
    addChoices(tr("Type"), &PoolFilter::templates, types);
    addChoices(tr("Priority"), &PoolFilter::priorities, priorities);
    addDue();
    addChoices(tr("Channel"), &PoolFilter::channels, channels);
    addChoices(tr("Assigned to"), &PoolFilter::technicians, technicians);
}

} // namespace fieldlane::ui::pool
