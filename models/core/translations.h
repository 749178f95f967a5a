#pragma once
#include <QLocale>

namespace fieldlane::core {

/// Gives the running application the texts of the language, and where there are none the plural forms of English.
/// Call once, after the QCoreApplication is made and before the first text.
void installTranslations(const QLocale &locale = QLocale());

} // namespace fieldlane::core
