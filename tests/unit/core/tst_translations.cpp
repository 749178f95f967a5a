#include "core/translations.h"
#include "support/testmain.h"

/// main() of every test has loaded them.
class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneAndManyAreWorded()
    {
        const auto text = [](int n) { return QCoreApplication::translate("fieldlane::ui::map::MapView", "%n orders", nullptr, n); };
        QCOMPARE(text(1), QStringLiteral("1 order"));
        QCOMPARE(text(3), QStringLiteral("3 orders"));
        QCOMPARE(text(0), QStringLiteral("0 orders"));
    }
    void aLanguageWithoutFileHasEnglish()
    {
        fieldlane::core::installTranslations(QLocale(QLocale::Icelandic));
        QCOMPARE(QCoreApplication::translate("fieldlane::ui::map::MapView", "%n orders", nullptr, 1), QStringLiteral("1 order"));
    }
};

FIELDLANE_TEST_MAIN(TestTranslations)
#include "tst_translations.moc"
