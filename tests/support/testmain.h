#pragma once
#include "core/translations.h"
#include <QObject>
#include <QRegularExpression>
#include <QTest>

namespace fieldlane::support {

/// Private settings, UTC, C locale; and any warning that no test expected (QTest::ignoreMessage) makes the
/// program fail.
void prepare();
/// The exit code with the unexpected warnings counted in.
int finish(int testResult);

} // namespace fieldlane::support

/// main() for a test without widgets.
#define FIELDLANE_TEST_MAIN(TestClass)                                                                       \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        fieldlane::support::prepare();                                                                       \
        QCoreApplication app(argc, argv);                                                                    \
        fieldlane::core::installTranslations();                                                              \
        TestClass test;                                                                                      \
        return fieldlane::support::finish(QTest::qExec(&test, argc, argv));                                  \
    }

/// main() for a test with widgets; include <QApplication>.
#define FIELDLANE_GUI_TEST_MAIN(TestClass)                                                                   \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        fieldlane::support::prepare();                                                                       \
        QApplication app(argc, argv);                                                                        \
        fieldlane::core::installTranslations();                                                              \
        TestClass test;                                                                                      \
        return fieldlane::support::finish(QTest::qExec(&test, argc, argv));                                  \
    }
