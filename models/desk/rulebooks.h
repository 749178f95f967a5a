#pragma once
#include "core/result.h"
#include "rules/fieldcatalogue.h"
#include "rules/knownthings.h"
#include "rules/references.h"
#include "rules/rulebookjson.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

class Catalog;

/// Rules that were published, as they are understood today. Version 0 is how it was before: no rules.
struct PublishedBook
{
    rules::BookVersion version;
    rules::BookReading reading; ///< not usable when the database holds what is no rule book
};

/// The rules that people are working on.
struct DraftBook
{
    qint64 revision = 0;
    int base = 0; ///< the published version that its author had before them
    QString author;
    core::Instant changedAt;
    rules::BookReading reading;
};

/// The newest, or the one of a version. Errors: NotFound for a version that was never published.
core::Result<PublishedBook> publishedBook(store::Connection &connection, std::optional<int> version = {});
/// The newest first.
core::Result<std::vector<rules::BookVersion>> bookVersions(store::Connection &connection);
/// Nothing before somebody saved one.
core::Result<std::optional<DraftBook>> draftBook(store::Connection &connection);

/// The fields that this company's rules can look at.
rules::FieldCatalogue ruleFieldsOf(const Catalog &catalog);
/// What exists in the company. Skills are those of active technicians with a certificate that holds at `now`.
rules::KnownThings knownThingsOf(const Catalog &catalog, core::Instant now);
/// The name of a record that rules name by its id; empty when it is gone.
QString nameOf(const rules::Reference &reference, const Catalog &catalog);

/// What is wrong with a book, as a file and with its rules in this company. As long as rules::findingsOf() takes.
std::vector<rules::BookFinding> bookFindings(const rules::BookReading &reading, const Catalog &catalog, core::Instant now);
/// Whether a finding stands against publishing: a file that cannot be used, and rules that take part and cannot be
/// applied. What only another program understands is its own affair, and what is switched off may be unfinished.
bool blocksPublishing(const rules::BookFinding &finding, const rules::RuleBook &book);

} // namespace fieldlane::desk
