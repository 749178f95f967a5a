#pragma once
#include "desk/desk.h"
#include "ui/admin/checklist.h"

namespace fieldlane::ui::admin {

/// The technicians of a pool.
class MembersEditor : public CheckList
{
    Q_OBJECT
public:
    MembersEditor(const desk::Desk &desk, QWidget *parent);
    void setValue(const std::vector<domain::TechnicianId> &members);
    std::vector<domain::TechnicianId> value() const;
    static QString words(const std::vector<domain::TechnicianId> &members, const desk::Catalog &catalog);

private:
    const desk::Desk &m_desk;
    std::vector<domain::TechnicianId> m_set; ///< in the order in which they were stored
};

} // namespace fieldlane::ui::admin
