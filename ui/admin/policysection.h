#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

class PolicyEditor;
class PolicyEffect;

extern template class EntrySection<domain::PlanningPolicy>;

/// What the company plans by on which kind of day, and what is in force.
class PolicySection : public EntrySection<domain::PlanningPolicy>
{
    Q_OBJECT
public:
    PolicySection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::PlanningPolicy> all() const override;
    Entry entryOf(const domain::PlanningPolicy &policy) const override;
    domain::PlanningPolicy fresh() const override;
    void shown() override;

private:
    void choose(domain::PolicyId id);
    PolicyEditor *m_editor;
    PolicyEffect *m_effect;
    QAction *m_choose;
    QAction *m_byDay;
};

} // namespace fieldlane::ui::admin
