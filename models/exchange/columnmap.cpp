#include "exchange/columnmap.h"
#include "exchange/values.h"
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <set>

namespace fieldlane::exchange {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

const QString customPrefix = QStringLiteral("custom.");

QString words(const char *text)
{
    return QCoreApplication::translate("ColumnMap", text);
}

Error invalid(const QString &subject, const QString &detail)
{
    return {ErrorCode::InvalidInput, subject, detail};
}

int columnNamed(TableKind kind, const QString &name)
{
    const auto specs = columnsOf(kind);
    for (size_t i = 0; i < specs.size(); ++i) {
        if (name == QLatin1String(specs[i].name))
            return int(i);
    }
    return -1;
}

/// The exact name, else the only column that differs in spelling alone.
int indexIn(const QStringList &header, const QString &name)
{
    if (const qsizetype exact = header.indexOf(name); exact >= 0)
        return int(exact);
    const QString folded = foldedColumn(name);
    for (qsizetype i = 0; i < header.size(); ++i) {
        if (!folded.isEmpty() && foldedColumn(header[i]) == folded)
            return int(i);
    }
    return -1;
}

} // namespace

Result<ColumnMap> ColumnMap::fromJson(TableKind kind, const QJsonObject &object)
{
    ColumnMap map;
    map.kind = kind;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString &key = it.key();
        if (key == QLatin1String("custom") && it->isObject()) {
            const QJsonObject custom = it->toObject();
            for (auto c = custom.begin(); c != custom.end(); ++c)
                map.custom[c.key()] = c->toString();
            continue;
        }
        if (!it->isString())
            return invalid(key, words("The value of %1 in the map is no text.").arg(key));
        if (key == QLatin1String("dateFormat"))
            map.dateFormat = it->toString();
        // "zone" names the file's zone; a column of zones is matched by its name alone.
        else if (key == QLatin1String("zone"))
            map.zone = it->toString();
        else if (key.startsWith(customPrefix) && key.size() > customPrefix.size())
            map.custom[key.mid(customPrefix.size())] = it->toString();
        else if (const int column = columnNamed(kind, key); column >= 0)
            map.columns[column] = it->toString();
        else
            return invalid(key, words("The map names the field %1, which does not exist.").arg(key));
    }
    if (!map.zone.isEmpty() && !isZoneName(map.zone))
        return invalid(map.zone, words("The time zone %1 is not known.").arg(map.zone));
    return map;
}

Result<ColumnMap> ColumnMap::fromFile(TableKind kind, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unavailable, path, file.errorString()};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject())
        return invalid(path,
            problem.error == QJsonParseError::NoError ? words("The map is no JSON object.")
                                                      : problem.errorString());
    return fromJson(kind, document.object());
}

ColumnMap ColumnMap::fromHeader(TableKind kind, const QStringList &header)
{
    ColumnMap map;
    map.kind = kind;
    const auto specs = columnsOf(kind);
    std::set<QString> taken;
    const auto claim = [&](int field, const QString &name) {
        for (const QString &column : header) {
            if (map.columns.count(field) == 0 && taken.count(column) == 0 && foldedColumn(column) == name) {
                map.columns[field] = column;
                taken.insert(column);
            }
        }
    };
    for (size_t i = 0; i < specs.size(); ++i)
        claim(int(i), QString::fromLatin1(specs[i].name).toLower());
    for (size_t i = 0; i < specs.size(); ++i) {
        for (const QString &synonym : QString::fromUtf8(specs[i].synonyms).split(QLatin1Char(' ')))
            claim(int(i), synonym);
    }
    for (const QString &column : header) {
        if (kind == TableKind::Orders && column.startsWith(customPrefix)
            && column.size() > customPrefix.size())
            map.custom[column.mid(customPrefix.size())] = column;
    }
    return map;
}

QJsonObject ColumnMap::toJson() const
{
    QJsonObject object;
    for (const auto &[field, column] : columns) {
        if (const char *name = columnsOf(kind)[size_t(field)].name;
            QLatin1String(name) != QLatin1String("zone"))
            object.insert(QLatin1String(name), column);
    }
    for (const auto &[field, column] : custom)
        object.insert(customPrefix + field, column);
    if (!dateFormat.isEmpty())
        object.insert(QStringLiteral("dateFormat"), dateFormat);
    if (!zone.isEmpty())
        object.insert(QStringLiteral("zone"), zone);
    return object;
}

Result<BoundColumns> ColumnMap::bind(const QStringList &header) const
{
    BoundColumns bound;
    bound.fields.assign(columnsOf(kind).size(), -1);
    std::set<int> used;
    const auto find = [&](const QString &column) {
        const int index = indexIn(header, column);
        used.insert(index);
        return index;
    };
    const auto missing = [](const QString &column) {
        return invalid(column, words("The file has no column %1.").arg(column));
    };
    for (const auto &[field, column] : columns) {
        bound.fields[size_t(field)] = find(column);
        if (!bound.has(field))
            return missing(column);
    }
    for (const auto &[field, column] : custom) {
        bound.custom.emplace_back(field, find(column));
        if (bound.custom.back().second < 0)
            return missing(column);
    }
    for (int i = 0; i < header.size(); ++i) {
        if (used.count(i) == 0)
            bound.unused += header[i];
    }
    return bound;
}

} // namespace fieldlane::exchange
