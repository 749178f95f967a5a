#include "ui/intake/storywords.h"
#include "desk/automatic.h"
#include "domain/attachment.h"
#include "domain/completion.h"
#include "domain/fields.h"
#include "domain/ruled.h"
#include "ui/intake/ratingform.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/words.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace fieldlane::ui::intake {

using domain::OrderAction;

namespace {

/// What changed of the plan: the part that tells of another person, if any; assistants go where the lead goes.
QJsonObject assignmentChange(const QJsonObject &changes)
{
    QJsonObject found;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const QJsonObject change = it.value().toObject();
        const QJsonValue exists = change.value(QStringLiteral("exists"));
        const bool isGone = exists.isArray() && !exists[1].toBool();
        if (!it.key().startsWith(QLatin1String("assignment:")) || isGone || change[QStringLiteral("role")][1] == QLatin1String("assistant"))
            continue;
        if (found.isEmpty() || (change.contains(QStringLiteral("technician_id")) && !found.contains(QStringLiteral("technician_id"))))
            found = change;
    }
    return found;
}

/// The same of an assistant.
QJsonObject assistantChange(const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.key().startsWith(QLatin1String("assignment:")))
            return it.value().toObject();
    }
    return {};
}

bool isMoment(const QString &field)
{
    return field.endsWith(QLatin1String("_at")) || field.startsWith(QLatin1String("window_")) || field == QLatin1String("due")
        || field == QLatin1String("response_due") || field == QLatin1String("planned_start")
        || field == QLatin1String("planned_end") || field == QLatin1String("claim_until");
}

QString reportText(const QString &json)
{
    const auto report = domain::Completion::fromJson(QJsonDocument::fromJson(json.toUtf8()).object());
    QStringList parts {domain::partsToText(report.parts), report.note};
    parts.removeAll(QString());
    return parts.isEmpty() ? QStringLiteral("–") : parts.join(QLatin1String(". "));
}

} // namespace

bool StoryWords::isSilent(const QString &field)
{
    static const QStringList names {QStringLiteral("state"), QStringLiteral("reason"), QStringLiteral("created_at"),
        QStringLiteral("geo_quality"), QStringLiteral("longitude"), QStringLiteral("order_id"), QStringLiteral("visit_id"),
        QStringLiteral("role"), QStringLiteral("dispatched_at"), QStringLiteral("booked"), QStringLiteral("exists"),
        QStringLiteral("completed_at"), QStringLiteral("closed_at"), QStringLiteral("accepted_at"),
        QStringLiteral("travel_started_at"), QStringLiteral("arrived_at"), QStringLiteral("zone"),
        QStringLiteral("customer_id"), QStringLiteral("site_id"), QStringLiteral("equipment_id"), QStringLiteral("sequence"),
        QStringLiteral("overlap_allowed"), QStringLiteral("last_action"), QStringLiteral("ruling"), QStringLiteral("dispatches_itself")};
    return names.contains(field);
}

QString StoryWords::fieldName(const QString &field)
{
    static const QMap<QString, const char *> names {{QStringLiteral("number"), QT_TR_NOOP("Number")},
        {QStringLiteral("state"), QT_TR_NOOP("State")}, {QStringLiteral("priority"), QT_TR_NOOP("Priority")},
        {QStringLiteral("template_id"), QT_TR_NOOP("Type of work")}, {QStringLiteral("unit_id"), QT_TR_NOOP("Unit")},
        {QStringLiteral("pool_id"), QT_TR_NOOP("Pool")}, {QStringLiteral("channel"), QT_TR_NOOP("Channel")},
        {QStringLiteral("entered_by"), QT_TR_NOOP("Entered by")}, {QStringLiteral("handler_id"), QT_TR_NOOP("Waits for")},
        {QStringLiteral("flow_id"), QT_TR_NOOP("Flow")}, {QStringLiteral("claim_until"), QT_TR_NOOP("Claim until")},
        {QStringLiteral("fault_type_id"), QT_TR_NOOP("Fault type")},
        {QStringLiteral("customer_id"), QT_TR_NOOP("Customer file")}, {QStringLiteral("customer_name"), QT_TR_NOOP("Customer")},
        {QStringLiteral("phone"), QT_TR_NOOP("Phone")}, {QStringLiteral("email"), QT_TR_NOOP("E-mail")}, {QStringLiteral("address"), QT_TR_NOOP("Address")},
        {QStringLiteral("latitude"), QT_TR_NOOP("Coordinates")}, {QStringLiteral("description"), QT_TR_NOOP("Description")},
        {QStringLiteral("duration_ms"), QT_TR_NOOP("Length of work")}, {QStringLiteral("requirements"), QT_TR_NOOP("Skills")},
        {QStringLiteral("splittable"), QT_TR_NOOP("May be split")}, {QStringLiteral("excluded"), QT_TR_NOOP("Not wanted")},
        {QStringLiteral("preferred_id"), QT_TR_NOOP("Preferred technician")},
        {QStringLiteral("window_start"), QT_TR_NOOP("Promised from")}, {QStringLiteral("window_end"), QT_TR_NOOP("Promised until")},
        {QStringLiteral("response_due"), QT_TR_NOOP("Answer by")}, {QStringLiteral("due"), QT_TR_NOOP("Done by")},
        {QStringLiteral("follows"), QT_TR_NOOP("Begins after order")},
        {QStringLiteral("custom"), QT_TR_NOOP("Further fields")}, {QStringLiteral("technician_id"), QT_TR_NOOP("Technician")},
        {QStringLiteral("planned_start"), QT_TR_NOOP("Planned start")}, {QStringLiteral("planned_end"), QT_TR_NOOP("Planned end")},
        {QStringLiteral("lock_person"), QT_TR_NOOP("Person locked")}, {QStringLiteral("lock_time"), QT_TR_NOOP("Time locked")},
        {QStringLiteral("zone"), QT_TR_NOOP("Time zone")}, {QStringLiteral("equipment_id"), QT_TR_NOOP("Equipment")},
        {QStringLiteral("site_id"), QT_TR_NOOP("Site")}, {QStringLiteral("completion"), QT_TR_NOOP("Report")},
        {QStringLiteral("rating"), QT_TR_NOOP("Satisfaction")}, {QStringLiteral("rating_comment"), QT_TR_NOOP("Customer says")}};
    const auto it = names.find(field);
    return it == names.end() ? field : tr(*it);
}

QString StoryWords::moment(const QJsonValue &ms) const
{
    return ms.isDouble() ? Words::moment(core::fromMs(qint64(ms.toDouble())), m_zone, m_now) : QStringLiteral("–");
}

QString StoryWords::technicianName(const QJsonValue &id) const
{
    const auto *technician = m_catalog.technician(domain::TechnicianId(qint64(id.toDouble())));
    return technician ? technician->name : tr("technician %1").arg(qint64(id.toDouble()));
}

QString StoryWords::organisationName(const QString &field, qint64 id) const
{
    const desk::Organisation &o = m_catalog.organisation();
    const auto nameOf = [](const auto *entity) { return entity ? entity->name : QString(); };
    if (field == QLatin1String("pool_id"))
        return nameOf(o.pool(domain::PoolId(id)));
    if (field == QLatin1String("flow_id"))
        return OrganisationWords::flow(nameOf(o.flow(domain::FlowId(id))));
    if (field == QLatin1String("fault_type_id"))
        return nameOf(o.faultType(domain::FaultTypeId(id)));
    if (field == QLatin1String("entered_by") || field == QLatin1String("handler_id"))
        return nameOf(o.person(domain::PersonId(id)));
    return {};
}

QString StoryWords::value(const QString &field, const QJsonValue &value) const
{
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()))
        return QStringLiteral("–");
    const qint64 number = qint64(value.toDouble());
    if (isMoment(field))
        return moment(value);
    if (field == QLatin1String("priority"))
        return Words::priority(domain::Priority(std::clamp<qint64>(number, 1, 4)));
    if (field == QLatin1String("duration_ms"))
        return Words::duration(core::Duration(number));
    if (field == QLatin1String("technician_id") || field == QLatin1String("preferred_id"))
        return technicianName(value);
    if (const auto *unit = m_catalog.unit(domain::UnitId(number)); unit && field == QLatin1String("unit_id"))
        return unit->name;
    if (const auto *type = m_catalog.orderTemplate(domain::TemplateId(number)); type && field == QLatin1String("template_id"))
        return type->name;
    if (const QString name = organisationName(field, number); !name.isEmpty())
        return name;
    if (const auto state = domain::orderStateFrom(value.toString()); state && field == QLatin1String("state"))
        return Words::state(*state);
    if (field.startsWith(QLatin1String("lock_")) || field == QLatin1String("splittable"))
        return number != 0 ? tr("yes") : tr("no");
    if (field == QLatin1String("rating"))
        return number > 0 ? RatingForm::textOf(int(number)) : QStringLiteral("–");
    if (field == QLatin1String("completion"))
        return reportText(value.toString());
    if (field == QLatin1String("requirements")) {
        QStringList skills;
        for (const QJsonValue &s : QJsonDocument::fromJson(value.toString().toUtf8()).array())
            skills += QStringLiteral("%1:%2").arg(s[QStringLiteral("name")].toString()).arg(s[QStringLiteral("level")].toInt(1));
        return skills.isEmpty() ? QStringLiteral("–") : skills.join(QLatin1String("; "));
    }
    if (field == QLatin1String("custom")) {
        QStringList parts;
        const QJsonObject object = QJsonDocument::fromJson(value.toString().toUtf8()).object();
        for (auto it = object.begin(); it != object.end(); ++it)
            parts += QStringLiteral("%1 %2").arg(it.key(), it.value().toVariant().toString());
        return parts.isEmpty() ? QStringLiteral("–") : parts.join(QLatin1String(", "));
    }
    return value.toVariant().toString().simplified();
}

QString StoryWords::planSentence(const QJsonObject &changes) const
{
    const QJsonObject a = assignmentChange(changes);
    const QJsonValue person = a.value(QStringLiteral("technician_id"));
    const QJsonValue start = a.value(QStringLiteral("planned_start"));
    if (person.isArray() && person[0].toDouble() > 0)
        return tr("Handed from %1 to %2.").arg(technicianName(person[0]), technicianName(person[1]));
    if (person.isArray())
        return tr("Assigned to %1, to begin %2.").arg(technicianName(person[1]), moment(start[1]));
    if (start.isArray())
        return tr("Moved from %1 to %2.").arg(moment(start[0]), moment(start[1]));
    return tr("Planned anew.");
}

QString StoryWords::assistantSentence(const QJsonObject &changes) const
{
    const QJsonObject a = assistantChange(changes);
    const QJsonValue person = a.value(QStringLiteral("technician_id"));
    const QJsonValue start = a.value(QStringLiteral("planned_start"));
    if (person.isArray() && !a.value(QStringLiteral("exists"))[1].toBool())
        return tr("%1 no longer assists.").arg(technicianName(person[0]));
    if (person.isArray())
        return tr("%1 assists, to begin %2.").arg(technicianName(person[1]), moment(start[1]));
    if (start.isArray())
        return tr("The assistant moved from %1 to %2.").arg(moment(start[0]), moment(start[1]));
    return tr("The assistant was planned anew.");
}

QString StoryWords::fileSentence(const domain::Event &event)
{
    QStringList names;
    bool isGone = false;
    for (const QJsonValue &change : event.changes) {
        names += change[QStringLiteral("name")][1].toString();
        isGone = !change[QStringLiteral("removed_at")][1].isNull() && !change[QStringLiteral("removed_at")].isUndefined();
    }
    const QString files = names.join(QLatin1String(", "));
    if (event.action == QLatin1String("attach"))
        return tr("File added: %1.").arg(files);
    if (event.action == QLatin1String("detach"))
        return tr("File removed: %1.").arg(files);
    return isGone ? tr("Taken back: %1 is no longer here.").arg(files) : tr("Taken back: %1 is here again.").arg(files);
}

QString StoryWords::sentence(const domain::Event &event) const
{
    if (domain::isAboutFiles(event))
        return fileSentence(event);
    if (event.action == QLatin1String("create"))
        return tr("Order entered.");
    if (event.action == QLatin1String("edit"))
        return tr("Order changed.");
    if (event.action == QLatin1String("import"))
        return tr("Order imported.");
    if (event.action == QLatin1String("undo"))
        return tr("The last change was taken back.");
    if (event.action == QLatin1String("rate"))
        return tr("The customer was asked.");
    if (event.action == QLatin1String("lock"))
        return tr("The plan was locked.");
    if (event.action == QLatin1String("unlock"))
        return tr("The lock was opened.");
    if (event.action == QLatin1String("rules"))
        return tr("The rules decided how it goes on.");
    if (event.action == QLatin1String("mergeCustomers"))
        return tr("Two files of the customer became one.");
    if (event.action == QLatin1String("assist") || event.action == QLatin1String("assistLeave"))
        return assistantSentence(event.changes);
    const auto action = domain::orderActionFrom(event.action);
    if (!action)
        return tr("Something this program does not know happened: %1.").arg(event.action);
    if (*action == OrderAction::Assign || *action == OrderAction::Reassign || *action == OrderAction::Claim)
        return planSentence(event.changes);
    return tr("%1.").arg(Words::happened(*action));
}

QStringList StoryWords::changesOf(const QString &part, const QJsonObject &change) const
{
    QStringList lines;
    if (domain::attachmentOf(part).isValid()) // the sentence tells it
        return lines;
    const bool isPlan = part.startsWith(QLatin1String("assignment:"));
    if (isPlan && change.contains(QStringLiteral("exists"))) // the sentence tells all of a plan that came or went
        return lines;
    for (auto it = change.begin(); it != change.end(); ++it) {
        if (isSilent(it.key()) || !it.value().isArray() || (isPlan && it.key() == QLatin1String("technician_id")))
            continue;
        if (isPlan && !it.key().startsWith(QLatin1String("lock_")) && it.key() != QLatin1String("planned_end"))
            continue;
        const QString from = value(it.key(), it.value()[0]);
        const QString to = value(it.key(), it.value()[1]);
        if (from != to)
            lines += tr("%1: %2 → %3").arg(fieldName(it.key()), from, to);
    }
    return lines;
}

QString StoryWords::reasonOf(const QString &reason)
{
    const auto automatic = desk::AutomaticReason::fromText(reason);
    if (!automatic)
        return reason;
    //: %1 and %2 are lengths of time.
    const QString best = tr("The best of %n technicians who could: %1 of way, %2 of work booked.", nullptr, automatic->candidates)
                             .arg(Words::duration(automatic->way), Words::duration(automatic->load));
    if (automatic->rulesVersion == 0)
        return best;
    //: %1 is a sentence, %2 a number, %3 the names of rules with commas between them.
    return tr("%1 Version %2 of the rules took part: %3.")
        .arg(best, QString::number(automatic->rulesVersion), automatic->rules.join(QLatin1String(", ")));
}

QString StoryWords::rulesOf(const QJsonObject &changes)
{
    const QJsonValue ruling = changes.value(QStringLiteral("order"))[QStringLiteral("ruling")];
    const domain::Ruled ruled = domain::Ruled::fromJson(QJsonDocument::fromJson(ruling[1].toString().toUtf8()).object());
    if (ruled.rules.isEmpty())
        return {};
    //: %1 is a number, %2 the names of rules with commas between them.
    return tr("Version %1 of the rules took part: %2.").arg(QString::number(ruled.version), ruled.rules.join(QLatin1String(", ")));
}

StoryLine StoryWords::line(const domain::Event &event) const
{
    StoryLine line {event.at, event.actor == QLatin1String("automatic") ? tr("automatic dispatch") : event.actor, sentence(event), {},
        reasonOf(event.reason), {}};
    if (line.reason.isEmpty())
        line.reason = rulesOf(event.changes);
    if (domain::isAboutFiles(event)) { // the note of a file is no reason
        line.reason.clear();
        if (!event.reason.isEmpty())
            line.details += event.reason;
    }
    const QJsonValue state = event.changes.value(QStringLiteral("order"))[QStringLiteral("state")];
    if (state.isArray())
        line.state = domain::orderStateFrom(state[1].toString());
    const bool entered = event.action == QLatin1String("create") || event.action == QLatin1String("import");
    for (auto it = event.changes.begin(); it != event.changes.end(); ++it) {
        if (!entered) // everything is new then; the facts above the story tell it
            line.details += changesOf(it.key(), it.value().toObject());
    }
    if (entered && !assignmentChange(event.changes).isEmpty())
        line.details += planSentence(event.changes);
    return line;
}

} // namespace fieldlane::ui::intake
