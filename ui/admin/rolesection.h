#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

extern template class EntrySection<domain::Role>;

/// Roles: what people may do, how far they see, where their window starts.
class RoleSection : public EntrySection<domain::Role>
{
    Q_OBJECT
public:
    RoleSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::Role> all() const override { return inOrder(catalog().organisation().roles); }
    Entry entryOf(const domain::Role &role) const override;
    domain::Role fresh() const override;
    void shown() override;

private:
    MessageStrip *m_flows; ///< which flows would come to a dead end
};

} // namespace fieldlane::ui::admin
