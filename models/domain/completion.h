#pragma once
#include <optional>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace fieldlane::domain {

struct UsedPart
{
    QString name;
    int count = 1;
    friend bool operator==(const UsedPart &, const UsedPart &) = default;
};

/// What the technician reported when the work was done; Order::completion holds it as JSON.
struct Completion
{
    std::vector<UsedPart> parts;
    std::vector<QString> checked; ///< items of the type's checklist
    QString note;

    static constexpr size_t mostParts = 100;
    static constexpr int mostOfAPart = 10000;
    static constexpr int longestNote = 4000; ///< characters

    bool isEmpty() const { return parts.empty() && checked.empty() && note.isEmpty(); }
    QJsonObject toJson() const;
    static Completion fromJson(const QJsonObject &object);
    friend bool operator==(const Completion &, const Completion &) = default;
};

/// Reads "hose; pump x2"; nothing when a count is no number from 1 to mostOfAPart, or there are too many parts.
std::optional<std::vector<UsedPart>> partsFromText(const QString &text);
QString partsToText(const std::vector<UsedPart> &parts);

/// Items of a checklist that are not checked off.
std::vector<QString> missingChecks(const std::vector<QString> &checklist, const Completion &completion);

} // namespace fieldlane::domain
