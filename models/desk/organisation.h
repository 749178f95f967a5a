#pragma once
#include "core/result.h"
#include "domain/claimpool.h"
#include "domain/flow.h"
#include "domain/masterdata.h"
#include "domain/notice.h"
#include "domain/person.h"
#include "rules/policy.h"
#include <memory>
#include <QStringList>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// Who works here and by which rules orders reach them; small enough to be held whole. Lists are sorted by id.
struct Organisation
{
    std::vector<domain::Role> roles;
    std::vector<domain::Person> people;
    std::vector<domain::Flow> flows;
    std::vector<domain::ClaimPool> pools;
    std::vector<domain::FaultType> faultTypes;
    std::vector<domain::CustomerGrade> grades;
    std::vector<domain::Reason> reasons;
    std::vector<domain::Holiday> holidays;
    std::vector<domain::PlanningPolicy> policies;
    /// What placing takes of each, in the same order; the standard where it cannot be read. Never null.
    std::shared_ptr<const std::vector<rules::Policy>> policiesRead = std::make_shared<std::vector<rules::Policy>>();
    std::vector<domain::NoticeChannel> noticeChannels;
    std::vector<domain::NoticeTemplate> noticeTemplates;

    static core::Result<Organisation> load(store::Connection &connection);
    const domain::Role *role(domain::RoleId id) const;
    const domain::Person *person(domain::PersonId id) const;
    const domain::Person *personWithLogin(const QString &login) const;
    const domain::Flow *flow(domain::FlowId id) const;
    const domain::ClaimPool *pool(domain::PoolId id) const;
    const domain::FaultType *faultType(domain::FaultTypeId id) const;
    /// By name without regard to case; null when there is none.
    const domain::Role *roleNamed(const QString &name) const;
    const domain::Flow *flowNamed(const QString &name) const;
    const domain::ClaimPool *poolNamed(const QString &name) const;
    const domain::FaultType *faultTypeNamed(const QString &name) const;
    const domain::PlanningPolicy *policyNamed(const QString &name) const;
    /// What people pick from where a step needs a reason, by alphabet.
    QStringList reasonsFor(domain::OrderAction action) const;
    const domain::NoticeChannel *noticeChannel(domain::NoticeChannelId id) const;
    const domain::NoticeChannel *noticeChannelNamed(const QString &name) const;
};

} // namespace fieldlane::desk
