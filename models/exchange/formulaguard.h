#pragma once
#include <QString>

namespace fieldlane::exchange {

/// A cell that a spreadsheet would run as a formula (it begins with = + - @ tab or return and is no plain
/// number) gets an apostrophe in front, which the spreadsheet hides. unguarded(guarded(x)) == x for every x.
QString guarded(const QString &cell);
/// Takes away one apostrophe that guards a formula character; other text comes back as it is.
QString unguarded(const QString &cell);

} // namespace fieldlane::exchange
