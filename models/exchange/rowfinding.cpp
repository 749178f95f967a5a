#include "exchange/rowfinding.h"
#include <algorithm>
#include <array>
#include <QCoreApplication>

namespace fieldlane::exchange {

namespace {

/// In the order of RowRule: %1 is the field, %2 the value.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("RowFinding", "%2"),
    QT_TRANSLATE_NOOP("RowFinding", "The field %1 is empty."),
    QT_TRANSLATE_NOOP("RowFinding", "The %1 %2 stands in an earlier row already."),
    QT_TRANSLATE_NOOP("RowFinding", "\"%2\" in %1 is no time."),
    QT_TRANSLATE_NOOP("RowFinding", "\"%2\" in %1 may mean two different days; give a date format."),
    QT_TRANSLATE_NOOP("RowFinding", "\"%2\" in %1 is no number."),
    QT_TRANSLATE_NOOP("RowFinding", "Only one of latitude and longitude is given."),
    QT_TRANSLATE_NOOP("RowFinding", "The coordinates %2 are out of range."),
    QT_TRANSLATE_NOOP(
        "RowFinding", "The coordinates %2 look swapped: latitude and longitude the other way round fit."),
    QT_TRANSLATE_NOOP("RowFinding", "There are no coordinates, so the map cannot show it."),
    QT_TRANSLATE_NOOP("RowFinding", "The coordinates 0, 0 stand for no place and are left out."),
    QT_TRANSLATE_NOOP("RowFinding", "The status \"%2\" is not known."),
    QT_TRANSLATE_NOOP("RowFinding", "The priority \"%2\" is not known."),
    QT_TRANSLATE_NOOP("RowFinding", "\"%2\" is no duration; write minutes, or hours and minutes as 1:30."),
    QT_TRANSLATE_NOOP("RowFinding", "It ends before it starts (%1)."),
    QT_TRANSLATE_NOOP("RowFinding", "It is due before it was created."),
    QT_TRANSLATE_NOOP("RowFinding", "The status \"%2\" needs a technician and a planned start."),
    QT_TRANSLATE_NOOP("RowFinding",
        "Only one of technician and planned start is given; that makes no plan and is left out."),
    QT_TRANSLATE_NOOP("RowFinding", "The text in %1 is longer than %2 characters."),
    QT_TRANSLATE_NOOP("RowFinding", "The text in %1 holds a control character."),
    QT_TRANSLATE_NOOP("RowFinding", "\"%2\" is no list of skills; write them as hvac:3;fridge:2."),
    QT_TRANSLATE_NOOP("RowFinding", "\"%2\" in %1 is no working time; write 08:00 or 1-5 08:00-17:00."),
    QT_TRANSLATE_NOOP("RowFinding", "There is no shift, so no order can be planned in working time."),
    QT_TRANSLATE_NOOP("RowFinding", "\"%2\" in %1 is neither yes nor no."),
    QT_TRANSLATE_NOOP("RowFinding", "The time zone \"%2\" is not known."),
    QT_TRANSLATE_NOOP("RowFinding", "The kind \"%2\" is not known."),
    QT_TRANSLATE_NOOP("RowFinding", "The area cannot be read: %2"),
    QT_TRANSLATE_NOOP(
        "RowFinding", "There is no order type \"%2\"; allow missing ones to be created, or add it."),
    QT_TRANSLATE_NOOP("RowFinding", "There is no unit \"%2\"; allow missing ones to be created, or add it."),
    QT_TRANSLATE_NOOP("RowFinding", "There is no technician \"%2\"."),
    QT_TRANSLATE_NOOP("RowFinding", "The %1 \"%2\" is the name of several."),
    QT_TRANSLATE_NOOP(
        "RowFinding", "It was changed here after it was imported; the file would overwrite that."),
    QT_TRANSLATE_NOOP("RowFinding", "It overlaps other planned work of the technician."),
    QT_TRANSLATE_NOOP("RowFinding", "The planned time is longer than 60 days."),
    QT_TRANSLATE_NOOP("RowFinding", "%2"),
};
static_assert(sentences.size() == size_t(RowRule::Refused) + 1);

constexpr qsizetype shownChars = 80;

} // namespace

QString sentence(const RowFinding &finding)
{
    QString value = finding.value;
    const bool isSentence = finding.rule == RowRule::Unreadable || finding.rule == RowRule::Refused;
    if (value.size() > shownChars && !isSentence)
        value = value.left(shownChars) + QChar(0x2026);
    const QString pattern = QCoreApplication::translate("RowFinding", sentences[size_t(finding.rule)]);
    // One pass by hand: arg() would take a "%1" inside the value for a place of its own.
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool mark = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size();
        if (mark && pattern[i + 1] == QLatin1Char('1'))
            out += finding.field;
        else if (mark && pattern[i + 1] == QLatin1Char('2'))
            out += value;
        else {
            out += pattern[i];
            continue;
        }
        ++i;
    }
    return out;
}

bool isRejected(const std::vector<RowFinding> &findings)
{
    return std::any_of(findings.begin(), findings.end(),
        [](const RowFinding &f) { return f.severity == RowSeverity::Reject; });
}

QString reasons(const std::vector<RowFinding> &findings)
{
    QStringList all;
    for (const RowFinding &f : findings) {
        if (f.severity == RowSeverity::Reject)
            all += sentence(f);
    }
    return all.join(QLatin1Char(' '));
}

} // namespace fieldlane::exchange
