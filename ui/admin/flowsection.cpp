#include "ui/admin/flowsection.h"
#include "ui/admin/choices.h"
#include "ui/admin/needseditor.h"
#include "ui/shared/organisationwords.h"

namespace fieldlane::ui::admin {

using domain::FieldNeed;
using domain::Flow;
using Width = RowPlace::Width;

namespace {

std::vector<std::pair<FieldNeed, QString>> needs()
{
    std::vector<std::pair<FieldNeed, QString>> choices;
    for (const FieldNeed need : {FieldNeed::Required, FieldNeed::Optional, FieldNeed::Hidden})
        choices.emplace_back(need, OrganisationWords::need(need));
    return choices;
}

} // namespace

FlowSection::FlowSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("flows"), tr("Flows"), QStringLiteral("route"), tr("&New flow"),
              tr("A flow says which steps an order takes from entry to a technician.")},
          parent)
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &w) -> auto & { return w.name; }, &OrganisationWords::flow);
    m_way = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, &f);
    m_way->setWordWrap(true);
    m_way->setObjectName(QStringLiteral("way"));
    m_faults = new MessageStrip(&f);
    m_faults->setObjectName(QStringLiteral("deadEnds"));
    f.addWide(m_way);
    f.addWide(m_faults);
    addSteps();
    addEntryForm();
    f.setRequired(QStringLiteral("name"));
}

void FlowSection::addSteps()
{
    auto &f = rows();
    f.addHeading(tr("Steps"));
    f.flag({QString(), {QStringLiteral("review")}}, tr("A reviewer passes or &returns it first"),
        [](auto &w) -> auto & { return w.review; });
    f.flag({QString(), {QStringLiteral("allocation")}}, tr("A &supervisor picks the unit"),
        [](auto &w) -> auto & { return w.allocation; });
    f.flag({QString(), {QStringLiteral("automatic")}}, tr("Rules &find unit and technician"),
        [](auto &w) -> auto & { return w.automatic; });
    f.flag({QString(), {QStringLiteral("active")}}, tr("&In use"), [](auto &w) -> auto & { return w.active; });
    f.choice({tr("Everything goes to the &desk of"), {QStringLiteral("desk_id")}, Width::Full},
        [](auto &w) -> auto & { return w.deskId; }, [this] { return personChoices(m_desk, tr("Nobody in particular")); });
}

void FlowSection::addEntryForm()
{
    auto &f = rows();
    f.addHeading(tr("What the entry form asks"));
    f.choice({tr("&Technician"), {QStringLiteral("recipient")}}, [](auto &w) -> auto & { return w.recipient; }, &needs);
    f.choice({tr("&Unit"), {QStringLiteral("unit")}}, [](auto &w) -> auto & { return w.unit; }, &needs);
    auto *fields = new NeedsEditor(&f);
    f.custom({tr("Further fields"), {QStringLiteral("fields")}, Width::Full}, [](auto &w) -> auto & { return w.fields; }, fields,
        fields, &NeedsEditor::words);
}

Entry FlowSection::entryOf(const Flow &flow) const
{
    return {0, OrganisationWords::flow(flow.name), way(flow), 0, flow.active};
}

QString FlowSection::way(const Flow &flow) const
{
    QStringList steps {tr("entered")};
    if (flow.review)
        steps += tr("reviewed");
    if (flow.allocation)
        steps += tr("given to a unit");
    const domain::Person *person = catalog().organisation().person(flow.deskId);
    if (flow.automatic)
        steps += tr("dispatched by rules");
    else if (person)
        steps += tr("dispatched by %1").arg(person->name);
    else
        steps += flow.recipient == FieldNeed::Required ? tr("dispatched at once") : tr("dispatched");
    return steps.join(QStringLiteral(" → "));
}

QStringList FlowSection::deadEnds(const Flow &flow) const
{
    QStringList sentences;
    const desk::Organisation &o = catalog().organisation();
    for (const domain::FlowFault fault : domain::faultsOf(flow, o.roles, o.people))
        sentences += OrganisationWords::flowFault(fault);
    return sentences;
}

void FlowSection::shown()
{
    const Flow edited = editedDoc();
    m_way->setText(way(edited));
    const QStringList faults = edited.active ? deadEnds(edited) : QStringList();
    if (faults.isEmpty())
        return m_faults->dismiss();
    m_faults->show(MessageStrip::Kind::Wrong, tr("Orders would come to a dead end.") + QLatin1Char('\n') + faults.join(QLatin1Char('\n')));
}

template class EntrySection<domain::Flow>;

} // namespace fieldlane::ui::admin
