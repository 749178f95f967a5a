#include "rules/references.h"
#include <algorithm>

namespace fieldlane::rules {

namespace {

using Translate = std::function<qint64(Reference)>;

void translateRow(Row &row, const FieldCatalogue &catalogue, const Translate &translate)
{
    const FieldDescriptor *field = catalogue.find(row.field);
    auto *members = std::get_if<Members>(&row.operand);
    if (!field || !members || field->kind != ValueKind::Reference)
        return;
    for (qint64 &id : members->values)
        id = translate({field->reference, id});
    std::erase(members->values, 0);
}

void translateCondition(Condition &condition, const FieldCatalogue &catalogue, const Translate &translate)
{
    translateRow(condition.row, catalogue, translate);
    for (Condition &child : condition.children)
        translateCondition(child, catalogue, translate);
}

void translateAction(Action &action, const Translate &translate)
{
    const ActionDescriptor *descriptor = descriptorOf(action.kind);
    if (auto *id = std::get_if<ReferenceId>(&action.argument); id && descriptor)
        id->value = translate({descriptor->reference, id->value});
    if (auto *people = std::get_if<std::vector<domain::TechnicianId>>(&action.argument)) {
        for (domain::TechnicianId &id : *people)
            id = domain::TechnicianId(translate({ReferenceKind::Technician, id.value()}));
        std::erase(*people, domain::TechnicianId());
    }
    if (auto *request = std::get_if<NoticeRequest>(&action.argument); request && !request->audience)
        request->person = domain::PersonId(translate({ReferenceKind::Person, request->person.value()}));
}

} // namespace

RuleBook withReferences(RuleBook book, const FieldCatalogue &catalogue, const Translate &translate)
{
    for (Rule &rule : book.rules) {
        translateCondition(rule.when, catalogue, translate);
        for (Action &action : rule.then)
            translateAction(action, translate);
    }
    return book;
}

std::vector<Reference> referencesOf(const RuleBook &book, const FieldCatalogue &catalogue)
{
    std::vector<Reference> references;
    static_cast<void>(withReferences(book, catalogue, [&](Reference reference) {
        if (reference.id > 0)
            references.push_back(reference);
        return reference.id;
    }));
    std::sort(references.begin(), references.end());
    references.erase(std::unique(references.begin(), references.end()), references.end());
    return references;
}

} // namespace fieldlane::rules
