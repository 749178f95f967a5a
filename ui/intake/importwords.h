#pragma once
#include "desk/importreport.h"
#include "exchange/columns.h"
#include <QString>

namespace fieldlane::ui::intake {

/// The title of one of our columns, in the user's language.
QString fieldTitle(exchange::TableKind kind, int column);
/// What came of an import, or would come of it, in one sentence.
QString outcomeSentence(const desk::ImportReport &report, desk::ImportMode mode);

} // namespace fieldlane::ui::intake
