#include "app/ctl/texttable.h"
#include <algorithm>
#include <array>
#include <QChar>
#include <utility>

namespace fieldlane::app::ctl {

namespace {

using Range = std::pair<char32_t, char32_t>;
// East Asian Wide and Fullwidth blocks (Unicode Standard Annex 11), and the emoji that terminals draw as wide.
constexpr std::array<Range, 12> wide {Range {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0x33ff}, {0x3400, 0x4dbf},
    {0x4e00, 0x9fff}, {0xa000, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60},
    {0x1f300, 0x1faff}, {0x20000, 0x3fffd}};

int cellsOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return 0;
    default:
        break;
    }
    return std::any_of(wide.begin(), wide.end(), [c](Range r) { return r.first <= c && c <= r.second; }) ? 2 : 1;
}

QString cut(const QString &text, int most)
{
    if (most <= 0 || cellWidth(text) <= most)
        return text;
    QString kept;
    int width = 0;
    for (const char32_t c : text.toUcs4()) {
        width += cellsOf(c);
        if (width >= most)
            break;
        kept += QString::fromUcs4(&c, 1);
    }
    return kept + QChar(0x2026);
}

QString oneLine(QString text)
{
    return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).remove(QLatin1Char('\r'));
}

} // namespace

int cellWidth(const QString &text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += cellsOf(c);
    return width;
}

void TextTable::add(QStringList row)
{
    for (qsizetype i = 0; i < row.size(); ++i)
        row[i] = cut(oneLine(row[i]), m_columns[size_t(i)].most);
    m_rows.push_back(std::move(row));
}

QStringList TextTable::lines() const
{
    QStringList head;
    std::vector<int> widths;
    for (const Column &column : m_columns) {
        head += column.title;
        widths.push_back(cellWidth(column.title));
    }
    for (const QStringList &row : m_rows) {
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], cellWidth(row[qsizetype(i)]));
    }
    QStringList lines;
    const auto addLine = [&](const QStringList &row) {
        QString line;
        for (size_t i = 0; i < widths.size(); ++i) {
            const QString &text = row[qsizetype(i)];
            const QString fill(widths[i] - cellWidth(text), QLatin1Char(' '));
            const QString gap = i == 0 ? QString() : QStringLiteral("  ");
            line += gap + (m_columns[i].align == Align::Right ? fill + text : text + fill);
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        lines += line;
    };
    addLine(head);
    for (const QStringList &row : m_rows)
        addLine(row);
    return lines;
}

} // namespace fieldlane::app::ctl
