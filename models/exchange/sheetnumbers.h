#pragma once
#include <QByteArray>
#include <QString>
#include <vector>

namespace fieldlane::exchange {

/// How a sheet shows a number; it decides whether 43831.5 means a number or a time.
enum class NumberKind { Number, Date, Time, DateTime };

/// What a number format such as "yyyy-mm-dd hh:mm" or "#,##0.00" stands for.
NumberKind kindOfFormat(const QString &format);

/// The number kinds of the cell styles of one workbook, from its styles part.
class SheetStyles
{
public:
    SheetStyles() = default;
    explicit SheetStyles(const QByteArray &stylesXml);
    NumberKind kindOf(int style) const;

private:
    std::vector<NumberKind> m_kinds;
};

enum class Epoch { Year1900, Year1904 };

/// A stored number as text: ISO date and time for dates ("2020-01-02 15:04:05", no zone because a sheet has
/// none), otherwise the shortest decimal form without an exponent where that is exact.
QString numberAsText(const QString &stored, NumberKind kind, Epoch epoch);

} // namespace fieldlane::exchange
