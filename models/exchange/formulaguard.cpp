#include "exchange/formulaguard.h"

namespace fieldlane::exchange {

namespace {

/// Apostrophes, then a character that starts a formula.
bool startsFormula(const QString &cell)
{
    for (const QChar c : cell) {
        if (c != QLatin1Char('\''))
            return QStringLiteral("=+-@\t\r").contains(c);
    }
    return false;
}

} // namespace

QString guarded(const QString &cell)
{
    if (!startsFormula(cell))
        return cell;
    bool isNumber = false;
    cell.toDouble(&isNumber);
    return isNumber ? cell : QLatin1Char('\'') + cell;
}

QString unguarded(const QString &cell)
{
    return cell.startsWith(QLatin1Char('\'')) && startsFormula(cell) ? cell.mid(1) : cell;
}

} // namespace fieldlane::exchange
