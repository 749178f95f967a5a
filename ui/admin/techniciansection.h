#pragma once
#include "ui/admin/entrysection.h"
#include "ui/admin/handover.h"
#include "ui/admin/technicianrows.h"

namespace fieldlane::ui::admin {

class HandOverDialog;

extern template class EntrySection<domain::Technician, TechnicianDoc>;

/// Technicians: what they can do, when they work, when they are away; and how one who leaves hands over.
class TechnicianSection : public EntrySection<domain::Technician, TechnicianDoc>
{
    Q_OBJECT
public:
    TechnicianSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::Technician> all() const override;
    Entry entryOf(const domain::Technician &technician) const override;
    domain::Technician fresh() const override;
    TechnicianDoc docOf(const domain::Technician &technician) const override;
    std::vector<desk::SingleCommand> commands(const TechnicianDoc &base, const TechnicianDoc &edited) const override;
    void shown() override;

private:
    void leaveOrReturn();
    void leave(const std::vector<domain::OrderRecord> &open);
    void handOver(HandOverDialog &dialog, desk::Consent consent);
    void ask(HandOverDialog &dialog, const desk::Outcome &outcome);

    const AdminTools &m_tools;
    QTimeZone m_zone; ///< of the technician who is shown
    QAction *m_leave;
};

} // namespace fieldlane::ui::admin
