#include "ui/admin/templatesection.h"
#include "ui/admin/choices.h"
#include "ui/admin/customfieldseditor.h"
#include "ui/admin/skillseditor.h"

namespace fieldlane::ui::admin {

using domain::OrderTemplate;
using Width = RowPlace::Width;

namespace {

int minutesOf(core::Duration d)
{
    return int(std::chrono::duration_cast<core::minutes>(d).count());
}

core::Duration fromMinutes(int minutes)
{
    return core::minutes(minutes);
}

} // namespace

TemplateSection::TemplateSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("templates"), tr("Order types"), QStringLiteral("entry"), tr("&New order type"),
              tr("An order type sets what an order of its kind usually needs.")},
          parent)
    , m_remove(addAction(QStringLiteral("remove"), tr("Remove…")))
{
    addHead();
    addNeeds(tools.zone);
    addCustomFields();
    rows().setRequired(QStringLiteral("name"));
    connect(m_remove, &QAction::triggered, this, &TemplateSection::remove);
}

void TemplateSection::addHead()
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &t) -> auto & { return t.name; });
    f.number({tr("&Length of work"), {QStringLiteral("duration_ms")}}, {1, 30 * 24 * 60, tr(" min"), {}},
        [](auto &t) -> auto & { return t.duration; }, minutesOf, fromMinutes);
    f.choice({tr("&Priority"), {QStringLiteral("priority")}}, [](auto &t) -> auto & { return t.priority; },
        [] { return allOf(domain::Priority::Emergency, &Words::priority, domain::Priority::Low); });
    f.number({tr("&Done within"), {QStringLiteral("complete_within_ms")}}, {0, 365 * 24, tr(" h"), tr("no deadline")},
        [](auto &t) -> auto & { return t.completeWithin; }, [](core::Duration d) { return minutesOf(d) / 60; },
        [](int hours) -> core::Duration { return core::hours(hours); });
    f.choice({tr("&Flow"), {QStringLiteral("flow_id")}}, [](auto &t) -> auto & { return t.flowId; },
        [this] { return flowChoices(m_desk, tr("That of the unit")); });
    f.flag({QString(), {QStringLiteral("splittable")}}, tr("May &go on in the next shift"),
        [](auto &t) -> auto & { return t.splittable; });
}

void TemplateSection::addNeeds(const QTimeZone &zone)
{
    auto &f = rows();
    f.addHeading(tr("What it needs"));
    auto *skills = new SkillsEditor(SkillsEditor::Certificates::None, zone, &f);
    f.custom({tr("S&kills"), {QStringLiteral("requirements")}, Width::Full}, [](auto &t) -> auto & { return t.requirements; },
        skills, skills->addButton(), [zone](const std::vector<domain::Skill> &s) { return SkillsEditor::words(s, zone); });
    f.setProblem(QStringLiteral("requirements"), [skills] { return skills->problem(); });
    f.lines({tr("Pa&rts, one a line"), {QStringLiteral("parts")}}, [](auto &t) -> auto & { return t.parts; });
    f.lines({tr("&Checklist, one a line"), {QStringLiteral("checklist")}}, [](auto &t) -> auto & { return t.checklist; });
}

void TemplateSection::addCustomFields()
{
    auto &f = rows();
    f.addHeading(tr("Fields of its own"));
    auto *fields = new CustomFieldsEditor(&f);
    f.custom({tr("F&ields that the entry form adds"), {QStringLiteral("custom_fields")}, Width::Full},
        [](auto &t) -> auto & { return t.customFields; }, fields, fields->addButton(), &CustomFieldsEditor::words);
    f.setProblem(QStringLiteral("custom_fields"), [fields] { return fields->problem(); });
}

Entry TemplateSection::entryOf(const OrderTemplate &type) const
{
    const QString skills = SkillsEditor::words(type.requirements, QTimeZone::utc());
    //: An order type: %1 is the length of its work, %2 the skills it needs.
    return {0, type.name, skills.isEmpty() ? Words::duration(type.duration) : tr("%1, %2").arg(Words::duration(type.duration), skills)};
}

void TemplateSection::shown()
{
    m_remove->setEnabled(mayEdit() && base().id.isValid());
}

void TemplateSection::remove()
{
    const Question question {tr("Remove order type"), tr("Remove “%1”?").arg(base().name),
        {tr("Orders keep their type, so it can be removed only while there are none. It can be undone.")}, tr("Remove"), tr("Keep")};
    m_prompts.ask(question, this, [this](bool accepted) {
        if (!accepted)
            return;
        discard();
        send({desk::Remove<OrderTemplate> {base().id}}, {}, tr("Removed."));
    });
}

template class EntrySection<domain::OrderTemplate>;

} // namespace fieldlane::ui::admin
