#pragma once
#include "core/result.h"
#include "exchange/columns.h"
#include <map>
#include <QJsonObject>
#include <QStringList>
#include <vector>

namespace fieldlane::exchange {

/// Where each of our fields stands in a row.
struct BoundColumns
{
    std::vector<int> fields; ///< per column of the kind: index in the row, -1 when the file has none
    std::vector<std::pair<QString, int>> custom; ///< custom field name -> index
    QStringList unused; ///< columns of the file that nothing reads

    bool has(int field) const { return fields[size_t(field)] >= 0; }
};

/// Which column of a foreign file is which of our fields. Written as JSON it is the MAP file of ctl and the
/// saved mapping of the wizard: {"number": "request_number", "dateFormat": "M/d/yyyy", "zone":
/// "Europe/Zurich", "custom": {"gate code": "GATE"}}; a custom field may also be written as "custom.gate
/// code".
struct ColumnMap
{
    TableKind kind = TableKind::Orders;
    std::map<int, QString> columns; ///< our column -> theirs
    std::map<QString, QString> custom; ///< custom field -> their column
    QString dateFormat;
    QString zone;

    /// An unknown key, a value that is no text and an unknown zone are errors.
    static core::Result<ColumnMap> fromJson(TableKind kind, const QJsonObject &object);
    static core::Result<ColumnMap> fromFile(TableKind kind, const QString &path);
    /// Matches by name: our own names first, then those that other programs use; "custom.x" is custom field
    /// x.
    static ColumnMap fromHeader(TableKind kind, const QStringList &header);
    QJsonObject toJson() const;
    /// A column that the header lacks is an error.
    core::Result<BoundColumns> bind(const QStringList &header) const;
};

} // namespace fieldlane::exchange
