#include "core/translations.h"
#include <QCoreApplication>
#include <QTranslator>

namespace fieldlane::core {

void installTranslations(const QLocale &locale)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    const QString folder = QStringLiteral(":/translations");
    const QString name = QStringLiteral("fieldlane");
    const bool known = locale.language() != QLocale::C && translator->load(locale, name, QStringLiteral("_"), folder);
    if (known || translator->load(name + QStringLiteral("_en"), folder))
        QCoreApplication::installTranslator(translator);
}

} // namespace fieldlane::core
