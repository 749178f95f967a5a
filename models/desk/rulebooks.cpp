#include "desk/rulebooks.h"
#include "desk/catalog.h"
#include "rules/bookcheck.h"
#include "store/rulebookrepository.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using rules::BookFault;
using rules::BookFinding;

namespace {

template <class Entity>
QSet<qint64> idsOf(const std::vector<Entity> &list)
{
    QSet<qint64> ids;
    for (const Entity &entity : list)
        ids.insert(entity.id.value());
    return ids;
}

template <class Entity>
QString nameIn(const Entity *entity)
{
    return entity ? entity->name : QString();
}

bool isOtherPrograms(BookFault fault)
{
    return fault == BookFault::UnknownMember || fault == BookFault::UnknownCondition || fault == BookFault::UnknownAction;
}

} // namespace

Result<PublishedBook> publishedBook(store::Connection &connection, std::optional<int> version)
{
    store::RuleBookRepository repository(connection);
    FIELDLANE_ASSIGN(stored, version ? repository.published(*version) : repository.newest());
    if (!stored && version.value_or(0) != 0)
        return Error {ErrorCode::NotFound, QString::number(*version), QStringLiteral("There is no such version of the rules.")};
    PublishedBook published;
    if (!stored) {
        published.reading.usable = true;
        return published;
    }
    published.version = stored->version;
    published.reading = rules::ruleBookFromFile(stored->content);
    published.reading.book.version = stored->version; // what the database says counts
    return published;
}

Result<std::vector<rules::BookVersion>> bookVersions(store::Connection &connection)
{
    return store::RuleBookRepository(connection).versions();
}

Result<std::optional<DraftBook>> draftBook(store::Connection &connection)
{
    FIELDLANE_ASSIGN(stored, store::RuleBookRepository(connection).draft());
    std::optional<DraftBook> draft;
    if (stored)
        draft = DraftBook {stored->revision, stored->base, stored->author, stored->changedAt, rules::ruleBookFromFile(stored->content)};
    return draft;
}

rules::FieldCatalogue ruleFieldsOf(const Catalog &catalog)
{
    return rules::FieldCatalogue(domain::customFieldsOf(catalog.templates()));
}

rules::KnownThings knownThingsOf(const Catalog &catalog, core::Instant now)
{
    using rules::ReferenceKind;
    const Organisation &organisation = catalog.organisation();
    rules::KnownThings known;
    known.ids = {{ReferenceKind::Template, idsOf(catalog.templates())}, {ReferenceKind::FaultType, idsOf(organisation.faultTypes)},
        {ReferenceKind::Unit, idsOf(catalog.units())}, {ReferenceKind::Pool, idsOf(organisation.pools)},
        {ReferenceKind::Flow, idsOf(organisation.flows)}, {ReferenceKind::Technician, idsOf(catalog.technicians())},
        {ReferenceKind::Person, idsOf(organisation.people)}};
    for (const domain::Unit &unit : catalog.units()) {
        if (unit.parentId.isValid())
            known.parents[unit.id] = unit.parentId;
    }
    QHash<QString, int> skills;
    for (const domain::Technician &t : catalog.technicians()) {
        for (const domain::Skill &s : t.skills) {
            if (t.active && (!s.certificateUntil || now < *s.certificateUntil))
                skills[s.name] = std::max(skills.value(s.name), s.level);
        }
    }
    known.skills = skills;
    QSet<QString> &grades = known.codes[QStringLiteral("customerGrade")];
    for (const domain::CustomerGrade &grade : organisation.grades)
        grades.insert(grade.name);
    known.policies.emplace();
    for (const domain::PlanningPolicy &policy : organisation.policies) {
        if (policy.active)
            known.policies->insert(policy.name);
    }
    return known;
}

QString nameOf(const rules::Reference &reference, const Catalog &catalog)
{
    using rules::ReferenceKind;
    const Organisation &organisation = catalog.organisation();
    switch (reference.kind) {
    case ReferenceKind::Template:
        return nameIn(catalog.orderTemplate(domain::TemplateId(reference.id)));
    case ReferenceKind::FaultType:
        return nameIn(organisation.faultType(domain::FaultTypeId(reference.id)));
    case ReferenceKind::Unit:
        return nameIn(catalog.unit(domain::UnitId(reference.id)));
    case ReferenceKind::Pool:
        return nameIn(organisation.pool(domain::PoolId(reference.id)));
    case ReferenceKind::Flow:
        return nameIn(organisation.flow(domain::FlowId(reference.id)));
    case ReferenceKind::Technician:
        return nameIn(catalog.technician(domain::TechnicianId(reference.id)));
    case ReferenceKind::Person:
        return nameIn(organisation.person(domain::PersonId(reference.id)));
    case ReferenceKind::None:
        break;
    }
    return {};
}

std::vector<BookFinding> bookFindings(const rules::BookReading &reading, const Catalog &catalog, core::Instant now)
{
    std::vector<BookFinding> findings;
    for (const BookFinding &finding : reading.findings) {
        if (finding.ruleId.isEmpty() || finding.fault == BookFault::DuplicateId)
            findings.push_back(finding); // the others are found again in the rules
    }
    if (!reading.usable)
        return findings;
    std::vector<BookFinding> more = rules::findingsOf(reading.book, ruleFieldsOf(catalog), knownThingsOf(catalog, now));
    std::move(more.begin(), more.end(), std::back_inserter(findings));
    return findings;
}

bool blocksPublishing(const BookFinding &finding, const rules::RuleBook &book)
{
    if (finding.gravity() != rules::Gravity::Error || isOtherPrograms(finding.fault))
        return false;
    if (finding.ruleId.isEmpty() || finding.fault == BookFault::UnreadableRule)
        return true;
    return std::any_of(book.rules.begin(), book.rules.end(),
        [&](const rules::Rule &rule) { return rule.id == finding.ruleId && rule.enabled; });
}

} // namespace fieldlane::desk
