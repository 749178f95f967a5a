#include "domain/completion.h"
#include <algorithm>
#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

namespace fieldlane::domain {

QJsonObject Completion::toJson() const
{
    if (isEmpty())
        return {};
    QJsonArray used;
    for (const UsedPart &part : parts)
        used += QJsonObject {{QStringLiteral("name"), part.name}, {QStringLiteral("count"), part.count}};
    QJsonArray ticked;
    for (const QString &item : checked)
        ticked += item;
    return {{QStringLiteral("parts"), used}, {QStringLiteral("checked"), ticked}, {QStringLiteral("note"), note}};
}

Completion Completion::fromJson(const QJsonObject &object)
{
    Completion completion;
    for (const QJsonValue &part : object.value(QStringLiteral("parts")).toArray())
        completion.parts.push_back({part[QStringLiteral("name")].toString(), part[QStringLiteral("count")].toInt(1)});
    for (const QJsonValue &item : object.value(QStringLiteral("checked")).toArray())
        completion.checked.push_back(item.toString());
    completion.note = object.value(QStringLiteral("note")).toString();
    return completion;
}

std::optional<std::vector<UsedPart>> partsFromText(const QString &text)
{
    static const QRegularExpression counted(QStringLiteral("^(.+?)\\s+[x×]\\s*(\\d+)$"));
    std::vector<UsedPart> parts;
    for (const QString &item : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString trimmed = item.trimmed();
        if (trimmed.isEmpty())
            continue;
        UsedPart part {trimmed, 1};
        if (const auto match = counted.match(trimmed); match.hasMatch()) {
            bool isNumber = false;
            part = {match.captured(1), match.captured(2).toInt(&isNumber)};
            if (!isNumber || part.count < 1 || part.count > Completion::mostOfAPart)
                return std::nullopt;
        }
        parts.push_back(part);
    }
    return parts.size() > Completion::mostParts ? std::nullopt : std::optional(parts);
}

QString partsToText(const std::vector<UsedPart> &parts)
{
    QStringList texts;
    for (const UsedPart &part : parts)
        texts += part.count == 1 ? part.name : QStringLiteral("%1 x%2").arg(part.name).arg(part.count);
    return texts.join(QLatin1String("; "));
}

std::vector<QString> missingChecks(const std::vector<QString> &checklist, const Completion &completion)
{
    std::vector<QString> missing;
    std::copy_if(checklist.begin(), checklist.end(), std::back_inserter(missing), [&](const QString &item) {
        return std::find(completion.checked.begin(), completion.checked.end(), item) == completion.checked.end();
    });
    return missing;
}

} // namespace fieldlane::domain
