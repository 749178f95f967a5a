#include "domain/ruled.h"
#include <QJsonArray>

namespace fieldlane::domain {

namespace {

namespace key {
const QString version = QStringLiteral("version");
const QString rules = QStringLiteral("rules");
const QString proposes = QStringLiteral("proposes");
const QString preferred = QStringLiteral("preferred");
const QString excluded = QStringLiteral("excluded");
const QString policy = QStringLiteral("policy");
}

void insertPeople(QJsonObject &object, const QString &name, const std::vector<TechnicianId> &people)
{
    QJsonArray ids;
    for (const TechnicianId id : people)
        ids += id.value();
    if (!ids.isEmpty())
        object.insert(name, ids);
}

std::vector<TechnicianId> peopleIn(const QJsonValue &ids)
{
    std::vector<TechnicianId> people;
    for (const QJsonValue &id : ids.toArray())
        people.push_back(TechnicianId(id.toInteger()));
    return people;
}

} // namespace

QJsonObject Ruled::toJson() const
{
    QJsonObject object;
    if (version == 0)
        return object;
    object.insert(key::version, version);
    if (!rules.isEmpty())
        object.insert(key::rules, QJsonArray::fromStringList(rules));
    if (proposes)
        object.insert(key::proposes, true);
    insertPeople(object, key::preferred, preferred);
    insertPeople(object, key::excluded, excluded);
    if (!policy.isEmpty())
        object.insert(key::policy, policy);
    return object;
}

Ruled Ruled::fromJson(const QJsonObject &object)
{
    Ruled ruled;
    ruled.version = object.value(key::version).toInt();
    for (const QJsonValue &name : object.value(key::rules).toArray())
        ruled.rules += name.toString();
    ruled.proposes = object.value(key::proposes).toBool();
    ruled.preferred = peopleIn(object.value(key::preferred));
    ruled.excluded = peopleIn(object.value(key::excluded));
    ruled.policy = object.value(key::policy).toString();
    return ruled;
}

} // namespace fieldlane::domain
