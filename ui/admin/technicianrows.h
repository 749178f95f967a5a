#pragma once
#include "desk/desk.h"
#include "ui/admin/absenceseditor.h"
#include "ui/admin/admintools.h"
#include "ui/shared/form.h"

namespace fieldlane::ui::admin {

/// A technician and the absences that are saved along.
struct TechnicianDoc
{
    domain::Technician entity;
    std::vector<AbsenceLine> absences;
};

/// Builds the rows of a technician's form. `zone` is the clock of the technician who is shown.
class TechnicianRows
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::admin::TechnicianRows)
public:
    TechnicianRows(Form<TechnicianDoc> &form, const desk::Desk &desk, const AdminTools &tools, AbsencesEditor::ZoneOf zone)
        : m_form(form)
        , m_desk(desk)
        , m_tools(tools)
        , m_zone(std::move(zone))
    {
    }
    void build();

private:
    void addHead();
    void addSkills();
    void addFaultLevels();
    void addTime();
    void addLimits();

    Form<TechnicianDoc> &m_form;
    const desk::Desk &m_desk;
    const AdminTools &m_tools;
    AbsencesEditor::ZoneOf m_zone;
};

} // namespace fieldlane::ui::admin
