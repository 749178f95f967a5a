#include "ui/admin/unitsection.h"
#include "core/zone.h"
#include "ui/admin/areadialog.h"
#include "ui/admin/areaeditor.h"
#include "ui/admin/choices.h"
#include "ui/admin/placeeditor.h"
#include "ui/admin/unittree.h"
#include "ui/admin/zonefield.h"
#include "ui/shared/organisationwords.h"

namespace fieldlane::ui::admin {

using domain::Unit;
using Width = RowPlace::Width;

UnitSection::UnitSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("units"), tr("Units"), QStringLiteral("layout"), tr("&New unit"),
              tr("Units are the company, its branches, regions and outlets, and the contractors that work for it.")},
          parent)
    , m_tools(tools)
    , m_remove(addAction(QStringLiteral("remove"), tr("Remove…")))
{
    addHead();
    addGround();
    for (const char *field : {"name", "zone"})
        rows().setRequired(QLatin1String(field));
    connect(m_remove, &QAction::triggered, this, &UnitSection::remove);
}

void UnitSection::addHead()
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &u) -> auto & { return u.name; });
    f.choice({tr("&Kind"), {QStringLiteral("kind")}}, [](auto &u) -> auto & { return u.kind; },
        [] { return allOf(domain::UnitKind::Contractor, &OrganisationWords::unitKind); });
    f.choice({tr("&Belongs to"), {QStringLiteral("parent_id")}}, [](auto &u) -> auto & { return u.parentId; },
        [this] { return parents(); });
    QLineEdit *zone = f.text({tr("&Time zone"), {QStringLiteral("zone")}}, [](auto &u) -> auto & { return u.zone; });
    dressZoneField(*zone);
    f.setProblem(QStringLiteral("zone"), [zone] { return zoneProblem(*zone); });
    f.choice({tr("M&anager"), {QStringLiteral("manager_id")}}, [](auto &u) -> auto & { return u.managerId; },
        [this] { return personChoices(m_desk, tr("Nobody")); });
    f.choice({tr("&Flow of its orders"), {QStringLiteral("flow_id")}}, [](auto &u) -> auto & { return u.flowId; },
        [this] { return flowChoices(m_desk, tr("That of the unit above")); });
    f.choice({tr("A&utomatic dispatch"), {QStringLiteral("automatic")}}, [](auto &u) -> auto & { return u.automatic; },
        [] { return allOf(domain::AutomaticDispatch::Proposes, &OrganisationWords::automatic); });
}

void UnitSection::addGround()
{
    auto &f = rows();
    f.addHeading(tr("What it serves"));
    m_area = new AreaEditor(&f);
    f.custom({tr("Service a&rea"), {QStringLiteral("area")}, Width::Full}, [](auto &u) -> auto & { return u.area; }, m_area,
        m_area->drawButton(), &AreaDialog::words);
    f.commaList({tr("&Postcodes besides; “94” serves all that begin so"), {QStringLiteral("postcodes")}, Width::Full},
        [](auto &u) -> auto & { return u.postcodes; });
    auto *centre = new PlaceEditor(m_tools, tr("Click where the unit is."), &f);
    f.custom({tr("P&lace"), {QStringLiteral("latitude"), QStringLiteral("longitude")}, Width::Full},
        [](auto &u) -> auto & { return u.centre; }, centre, centre->line(), &PlaceEditor::words);
    f.setProblem(QStringLiteral("latitude"), [centre] { return centre->problem(); });
    connect(m_area, &AreaEditor::drawWanted, this, &UnitSection::drawArea);
}

std::vector<std::pair<domain::UnitId, QString>> UnitSection::parents() const
{
    auto choices = unitChoices(catalog(), m_desk.viewer(), tr("None: it stands at the top"));
    std::erase_if(choices, [this](const auto &choice) { // not itself, and nothing below it
        const auto line = catalog().lineage(choice.first);
        return base().id.isValid() && std::find(line.begin(), line.end(), base().id) != line.end();
    });
    return choices;
}

std::vector<Unit> UnitSection::all() const
{
    std::vector<Unit> list;
    for (UnitNode &node : unitTree(catalog(), m_desk.viewer()))
        list.push_back(std::move(node.unit));
    return list;
}

std::vector<Entry> UnitSection::entries() const
{
    std::map<qint64, int> depths;
    for (const UnitNode &node : unitTree(catalog(), m_desk.viewer()))
        depths[node.unit.id.value()] = node.depth;
    std::vector<Entry> list = EntrySection::entries();
    for (Entry &entry : list)
        entry.depth = depths[entry.id];
    return list;
}

Entry UnitSection::entryOf(const Unit &unit) const
{
    return {0, unit.name, OrganisationWords::unitKind(unit.kind)};
}

Unit UnitSection::fresh() const
{
    Unit unit;
    unit.parentId = base().id; // below the one that was looked at
    unit.zone = base().zone.isEmpty() ? QString::fromLatin1(m_tools.zone.id()) : base().zone;
    return unit;
}

void UnitSection::shown()
{
    m_remove->setEnabled(mayEdit() && base().id.isValid());
}

void UnitSection::drawArea()
{
    AreaDialog::Content content {editedDoc().name, m_area->value(), {}, m_desk.options().mode, m_tools.dressMap};
    for (const Unit &unit : all()) {
        if (unit.id != base().id && !unit.area.empty())
            content.others.push_back({unit.id, unit.name, unit.area});
    }
    auto *dialog = new AreaDialog(content, rows().window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_area->setValue(dialog->area());
        Q_EMIT m_area->changed();
    });
    dialog->open();
}

void UnitSection::remove()
{
    const Question question {tr("Remove unit"), tr("Remove “%1”?").arg(base().name),
        {tr("A unit with people, technicians, pools, units below it or orders stays. It can be undone.")}, tr("Remove"), tr("Keep")};
    m_prompts.ask(question, this, [this](bool accepted) {
        if (!accepted)
            return;
        discard();
        send({desk::Remove<Unit> {base().id}}, {}, tr("Removed."));
    });
}

template class EntrySection<domain::Unit>;

} // namespace fieldlane::ui::admin
