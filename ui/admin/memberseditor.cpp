#include "ui/admin/memberseditor.h"
#include <algorithm>

namespace fieldlane::ui::admin {

using domain::TechnicianId;

MembersEditor::MembersEditor(const desk::Desk &desk, QWidget *parent)
    : CheckList(tr("Search technicians"), parent)
    , m_desk(desk)
{
}

void MembersEditor::setValue(const std::vector<TechnicianId> &members)
{
    std::vector<Option> options;
    for (const domain::Technician &t : m_desk.catalog().technicians()) {
        const bool isMember = std::find(members.begin(), members.end(), t.id) != members.end();
        if (!isMember && (!t.active || !m_desk.viewer().seesTechnician(t)))
            continue;
        const domain::Unit *unit = m_desk.catalog().unit(t.unitId);
        //: A technician and the unit.
        options.push_back({t.id.value(), unit ? tr("%1, %2").arg(t.name, unit->name) : t.name});
    }
    std::sort(options.begin(), options.end(), [](const Option &a, const Option &b) { return a.text.localeAwareCompare(b.text) < 0; });
    m_set = members;
    std::vector<qint64> ids;
    for (const TechnicianId id : members)
        ids.push_back(id.value());
    setChosen(ids);
    setOptions(options);
}

std::vector<TechnicianId> MembersEditor::value() const
{
    std::vector<TechnicianId> ids;
    for (const qint64 id : chosen())
        ids.push_back(TechnicianId(id));
    std::vector<TechnicianId> before = m_set;
    std::sort(before.begin(), before.end());
    return before == ids ? m_set : ids; // the same people in another order are no edit
}

QString MembersEditor::words(const std::vector<TechnicianId> &members, const desk::Catalog &catalog)
{
    QStringList names;
    for (const TechnicianId id : members) {
        if (const domain::Technician *t = catalog.technician(id))
            names += t->name;
    }
    return names.join(QStringLiteral(", "));
}

} // namespace fieldlane::ui::admin
