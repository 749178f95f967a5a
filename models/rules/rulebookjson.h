#pragma once
#include "rules/bookfinding.h"
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// A rule book as read from somewhere. With a fault of the file it is empty and not usable; whatever else is wrong is
/// kept in it and told in the findings.
struct BookReading
{
    RuleBook book;
    std::vector<BookFinding> findings;
    bool usable = false;
};

/// The file format: see FORMAT.md.
QJsonObject toJson(const RuleBook &book);
QByteArray toFile(const RuleBook &book); ///< the same as text, for people to read too
/// Reads what came from anywhere: no bytes make it fail, and more than limits::fileBytes are not looked at.
BookReading ruleBookFromFile(const QByteArray &bytes);
BookReading ruleBookFromJson(const QJsonObject &object);

QJsonValue toJson(const Rule &rule);
/// One rule; `ownId` is what a rule without a readable id is called.
Rule ruleFromJson(const QJsonValue &value, const QString &ownId, std::vector<BookFinding> &findings);

} // namespace fieldlane::rules
