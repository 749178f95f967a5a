#include "ui/admin/techniciansection.h"
#include "core/zone.h"
#include "ui/admin/handoverdialog.h"
#include "ui/admin/skillseditor.h"

namespace fieldlane::ui::admin {

using domain::Technician;

TechnicianSection::TechnicianSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("technicians"), tr("Technicians"), QStringLiteral("users"), tr("&New technician"),
              tr("Technicians have a lane on the board and are sent to orders.")},
          parent)
    , m_tools(tools)
    , m_zone(tools.zone)
    , m_leave(addAction(QStringLiteral("leave"), tr("&Leaves the company…")))
{
    TechnicianRows(rows(), desk, tools, [this] { return m_zone; }).build();
    connect(m_leave, &QAction::triggered, this, &TechnicianSection::leaveOrReturn);
}

std::vector<Technician> TechnicianSection::all() const
{
    std::vector<Technician> list;
    for (const Technician &t : catalog().technicians()) {
        if (m_desk.viewer().seesTechnician(t))
            list.push_back(t);
    }
    return inOrder(std::move(list));
}

Entry TechnicianSection::entryOf(const Technician &technician) const
{
    const domain::Unit *unit = catalog().unit(technician.unitId);
    const QString skills = SkillsEditor::words(technician.skills, m_tools.zone);
    //: A technician: %1 is the unit, %2 are skills.
    const QString detail = unit && !skills.isEmpty() ? tr("%1: %2").arg(unit->name, skills) : unit ? unit->name : skills;
    return {0, technician.name, detail, 0, technician.active};
}

Technician TechnicianSection::fresh() const
{
    Technician t;
    t.unitId = base().entity.unitId; // like the one that was looked at
    t.zone = base().entity.zone.isEmpty() ? QString::fromLatin1(m_tools.zone.id()) : base().entity.zone;
    for (int weekday = 1; weekday <= 5; ++weekday)
        t.shifts.push_back({weekday, 8 * 60, 17 * 60, 12 * 60, 13 * 60});
    return t;
}

TechnicianDoc TechnicianSection::docOf(const Technician &technician) const
{
    TechnicianDoc doc {technician, {}};
    for (const domain::Absence &a : catalog().absencesOf(technician.id))
        doc.absences.push_back({a.id, a.span, a.reason});
    return doc;
}

std::vector<desk::SingleCommand> TechnicianSection::commands(const TechnicianDoc &base, const TechnicianDoc &edited) const
{
    std::vector<desk::SingleCommand> list;
    const bool isChanged = !domain::difference(domain::technicianFields(), base.entity, edited.entity).isEmpty();
    if (isChanged || !base.entity.id.isValid())
        list.push_back(desk::Save<Technician> {edited.entity});
    const auto isIn = [](const std::vector<AbsenceLine> &lines, domain::AbsenceId id) {
        return std::any_of(lines.begin(), lines.end(), [id](const AbsenceLine &a) { return a.id == id; });
    };
    for (const AbsenceLine &a : base.absences) {
        if (!isIn(edited.absences, a.id))
            list.push_back(desk::Remove<domain::Absence> {a.id});
    }
    for (const AbsenceLine &a : edited.absences) {
        if (std::find(base.absences.begin(), base.absences.end(), a) == base.absences.end())
            list.push_back(desk::Save<domain::Absence> {{a.id, base.entity.id, a.span, a.reason}});
    }
    return list;
}

void TechnicianSection::shown()
{
    const Technician &t = base().entity;
    const QTimeZone zone = core::zoneOf(t.zone);
    m_zone = zone.isValid() ? zone : m_tools.zone;
    m_leave->setText(t.active ? tr("&Leaves the company…") : tr("&Works here again"));
    m_leave->setEnabled(mayEdit() && t.id.isValid());
    const QString absences = QStringLiteral("edit:absences"); // they belong to somebody who is there already
    if (auto *add = rows().findChild<QWidget *>(absences)) {
        add->setEnabled(t.id.isValid());
        add->setToolTip(t.id.isValid() ? QString() : tr("Save the technician first."));
    }
}

void TechnicianSection::leaveOrReturn()
{
    if (hasEdits())
        return Q_EMIT told({MessageStrip::Kind::Ask, tr("Save or discard your edits first.")});
    if (!base().entity.active) {
        Technician back = base().entity;
        back.active = true;
        return send({desk::Save<Technician> {back}}, {}, tr("Works here again."));
    }
    using Orders = std::vector<domain::OrderRecord>;
    m_desk.read<Orders>([id = base().entity.id](store::Connection &c) { return desk::openOrdersOf(c, id); }, this,
        [this](core::Result<Orders> open) { open ? leave(*open) : tellError(open.error()); });
}

void TechnicianSection::leave(const std::vector<domain::OrderRecord> &open)
{
    if (open.empty()) {
        Technician left = base().entity;
        left.active = false;
        return send({desk::Save<Technician> {left}}, {}, tr("No longer works here."));
    }
    auto *dialog = new HandOverDialog(m_desk, base().entity, open, m_zone, rows().window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HandOverDialog::decided, this, [this, dialog] { handOver(*dialog, desk::Consent::None); });
    dialog->open();
}

void TechnicianSection::handOver(HandOverDialog &dialog, desk::Consent consent)
{
    const auto batch = leavingBatch(m_desk, base().entity, dialog.choices(), consent);
    if (!batch)
        return dialog.tell(Words::error(batch.error()));
    m_desk.submit(*batch, this, [this, shown = QPointer(&dialog)](const core::Result<desk::Outcome> &result) {
        if (!shown)
            return;
        if (!result)
            return shown->tell(Words::error(result.error()));
        if (result->status == desk::Status::NeedsConsent)
            return ask(*shown, *result);
        if (!result->isDone())
            return shown->tell(tr("%1 was changed meanwhile or has no place there; look at it again.").arg(result->subject));
        shown->accept();
        tellDone(tr("Left; every order was handed over."), *result);
    });
}

void TechnicianSection::ask(HandOverDialog &dialog, const desk::Outcome &outcome)
{
    Question question {tr("Hand over all the same?"), tr("Some orders do not fit perfectly where they go."), {}, tr("Hand over"), tr("Choose again")};
    for (const auto &[order, placement] : outcome.asked) {
        for (const rules::Finding &finding : placement.findings)
            question.details += Words::finding(finding, m_zone);
    }
    m_prompts.ask(question, &dialog, [this, &dialog](bool accepted) {
        if (accepted)
            handOver(dialog, desk::Consent::Given);
    });
}

template class EntrySection<domain::Technician, TechnicianDoc>;

} // namespace fieldlane::ui::admin
