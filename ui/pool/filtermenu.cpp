#include "ui/pool/filtermenu.h"
#include "ui/pool/pooltexts.h"
#include "ui/shared/orderchannels.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <QActionGroup>
#include <QInputDialog>
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
    addParts(parts, filter, &PoolFilter::channels, [](const QString &c) { return OrderChannels::name(c); });
    addParts(parts, filter, &PoolFilter::technicians, [&](domain::TechnicianId id) {
        const domain::Technician *technician = catalog.technician(id);
        return technician ? technician->name : gone;
    });
    const std::vector<domain::CustomField> fields = domain::customFieldsOf(catalog.templates());
    addParts(parts, filter, &PoolFilter::fields, [&](const domain::FieldWish &wish) {
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const auto &f) { return f.name == wish.name; });
        //: %1 is the name of a field, %2 the value that it shall have
        return field == fields.end() ? FilterMenu::tr("%1: %2").arg(wish.name, wish.value)
                                     : FilterMenu::tr("%1: %2").arg(field->label, PoolTexts::fieldValue(*field, wish.value));
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

void FilterMenu::addFields()
{
    const std::vector<domain::CustomField> fields = domain::customFieldsOf(m_desk.catalog().templates());
    if (fields.empty())
        return;
    auto *menu = new QMenu(tr("Fields of the type"), this);
    menu->setObjectName(QStringLiteral("filterFields"));
    addMenu(menu);
    for (const domain::CustomField &field : fields)
        addField(*menu, field);
}

// What has few values is chosen from a list, the rest is typed.
void FilterMenu::addField(QMenu &menu, const domain::CustomField &field)
{
    const QString label = QString(field.label).replace(QLatin1Char('&'), QLatin1String("&&"));
    if (field.kind != domain::CustomKind::Choice && field.kind != domain::CustomKind::Bool) {
        connect(menu.addAction(tr("%1…").arg(label)), &QAction::triggered, this, [this, field] { askValue(field); });
        return;
    }
    auto *values = new ChoiceMenu(label, &menu);
    menu.addMenu(values);
    const bool isBool = field.kind == domain::CustomKind::Bool;
    for (const QString &value : isBool ? QStringList {QStringLiteral("true"), QStringLiteral("false")} : field.choices)
        addValue(*values, PoolTexts::fieldValue(field, value), {field.name, value});
}

void FilterMenu::addValue(QMenu &menu, const QString &text, const domain::FieldWish &wish)
{
    QAction *action = menu.addAction(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
    action->setCheckable(true);
    action->setChecked(std::find(m_filter.fields.begin(), m_filter.fields.end(), wish) != m_filter.fields.end());
    connect(action, &QAction::toggled, this, [this, wish](bool on) {
        std::erase(m_filter.fields, wish);
        if (on)
            m_filter.fields.push_back(wish);
        Q_EMIT filterWanted(m_filter);
    });
}

void FilterMenu::askValue(const domain::CustomField &field)
{
    auto *dialog = new QInputDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fieldValue"));
    dialog->setWindowTitle(field.label);
    dialog->setLabelText(tr("Show orders whose field %1 is exactly:").arg(field.label));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, field](const QString &text) {
        const QString value = domain::customText(domain::customValue(field, text));
        if (value.isEmpty() || domain::faultOf(field, text))
            return;
        const domain::FieldWish wish {field.name, value};
        std::erase(m_filter.fields, wish);
        m_filter.fields.push_back(wish);
        Q_EMIT filterWanted(m_filter);
    });
    dialog->open();
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
        channels.push_back({OrderChannels::name(channel), channel});
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
    addFields();
}

} // namespace fieldlane::ui::pool
