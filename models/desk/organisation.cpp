#include "desk/organisation.h"
#include "desk/lookup.h"
#include "desk/policies.h"
#include "store/noticetables.h"

namespace fieldlane::desk {

using core::Result;

namespace {

template <class Entity>
Result<void> fill(std::vector<Entity> &list, const store::Table<Entity> &table)
{
    FIELDLANE_ASSIGN(all, table.all());
    list = std::move(all);
    return {};
}

} // namespace

Result<Organisation> Organisation::load(store::Connection &connection)
{
    Organisation o;
    FIELDLANE_TRY(fill(o.roles, store::roleTable(connection)));
    FIELDLANE_TRY(fill(o.people, store::personTable(connection)));
    FIELDLANE_TRY(fill(o.flows, store::flowTable(connection)));
    FIELDLANE_TRY(fill(o.pools, store::poolTable(connection)));
    FIELDLANE_TRY(fill(o.faultTypes, store::faultTypeTable(connection)));
    FIELDLANE_TRY(fill(o.grades, store::gradeTable(connection)));
    FIELDLANE_TRY(fill(o.reasons, store::reasonTable(connection)));
    FIELDLANE_TRY(fill(o.holidays, store::holidayTable(connection)));
    FIELDLANE_TRY(fill(o.policies, store::policyTable(connection)));
    auto read = std::make_shared<std::vector<rules::Policy>>();
    for (const domain::PlanningPolicy &stored : o.policies) {
        rules::Policy &policy = read->emplace_back(readingOf(stored).stored.policy);
        policy.name = stored.name;
        policy.version = int(stored.version);
    }
    o.policiesRead = std::move(read);
    FIELDLANE_TRY(fill(o.noticeChannels, store::noticeChannelTable(connection)));
    FIELDLANE_TRY(fill(o.noticeTemplates, store::noticeTemplateTable(connection)));
    return o;
}

const domain::Person *Organisation::personWithLogin(const QString &login) const
{
    const auto it = std::find_if(people.begin(), people.end(), [&](const domain::Person &p) { return p.login == login; });
    return it == people.end() ? nullptr : &*it;
}

const domain::Role *Organisation::role(domain::RoleId id) const
{
    return findById(roles, id);
}

const domain::Person *Organisation::person(domain::PersonId id) const
{
    return findById(people, id);
}

const domain::Flow *Organisation::flow(domain::FlowId id) const
{
    return findById(flows, id);
}

const domain::ClaimPool *Organisation::pool(domain::PoolId id) const
{
    return findById(pools, id);
}

const domain::FaultType *Organisation::faultType(domain::FaultTypeId id) const
{
    return findById(faultTypes, id);
}

const domain::Role *Organisation::roleNamed(const QString &name) const
{
    return findByName(roles, name);
}

const domain::Flow *Organisation::flowNamed(const QString &name) const
{
    return findByName(flows, name);
}

const domain::ClaimPool *Organisation::poolNamed(const QString &name) const
{
    return findByName(pools, name);
}

const domain::FaultType *Organisation::faultTypeNamed(const QString &name) const
{
    return findByName(faultTypes, name);
}

const domain::PlanningPolicy *Organisation::policyNamed(const QString &name) const
{
    return findByName(policies, name);
}

const domain::NoticeChannel *Organisation::noticeChannel(domain::NoticeChannelId id) const
{
    return findById(noticeChannels, id);
}

const domain::NoticeChannel *Organisation::noticeChannelNamed(const QString &name) const
{
    return findByName(noticeChannels, name);
}

QStringList Organisation::reasonsFor(domain::OrderAction action) const
{
    QStringList texts;
    for (const domain::Reason &reason : reasons) {
        if (reason.active && reason.action == action)
            texts += reason.text;
    }
    texts.sort(Qt::CaseInsensitive);
    return texts;
}

} // namespace fieldlane::desk
