#pragma once
#include "ui/shared/comparison.h"
#include "ui/shared/form.h"
#include <QJsonObject>

namespace fieldlane::ui {

/// The rows in which somebody's edit differs from mine, or mine from what both began with.
template <class Doc>
std::vector<ComparedRow> comparedRows(const Form<Doc> &form, const Doc &base, const Doc &mine, const Doc &theirs)
{
    std::vector<ComparedRow> rows;
    for (int i = 0; i < int(form.rows().size()); ++i) {
        const auto &row = form.rows()[size_t(i)];
        const bool byMe = !row.isSame(base, mine) && !row.isSame(mine, theirs);
        const bool byThem = !row.isSame(base, theirs);
        if (byMe || byThem)
            rows.push_back({i, form.nameOf(row), row.words(mine), row.words(theirs), byMe, byThem});
    }
    return rows;
}

/// A change of history in the words of the form, one row a line.
template <class Doc>
QStringList changedRows(const Form<Doc> &form, const QJsonObject &changes, const Doc &from, const Doc &to)
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    QStringList told;
    for (const auto &row : form.rows()) {
        const bool touched = std::any_of(row.place.stored.begin(), row.place.stored.end(),
            [&](const QString &field) { return changes.contains(field); });
        const QString before = row.words(from);
        const QString after = row.words(to);
        if (touched && before != after)
            //: A field, what it was and what it is.
            told += FormPage::tr("%1: %2 → %3").arg(form.nameOf(row), orDash(before), orDash(after));
    }
    return told;
}

} // namespace fieldlane::ui
