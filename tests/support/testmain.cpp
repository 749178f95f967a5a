#include "support/testmain.h"
#include "support/realdata.h"
#include <atomic>
#include <cstdio>
#include <QLocale>
#include <QTemporaryDir>

namespace fieldlane::support {

namespace {

std::atomic<int> unexpected = 0;
QtMessageHandler before = nullptr;

// QtTest puts its own handler in front while a test runs and hands on only what no ignoreMessage() took.
void countWarnings(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtWarningMsg || type == QtCriticalMsg) {
        ++unexpected;
        std::fprintf(stderr, "unexpected warning: %s\n", qPrintable(text));
    }
    if (before)
        before(type, context, text);
}

} // namespace

void prepare()
{
    // Not Qt's test mode: that one has every test program in the same folders.
    static QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toUtf8());
    qputenv("XDG_DATA_HOME", settings.path().toUtf8());
    qputenv("XDG_CACHE_HOME", settings.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", settings.path().toUtf8());
    qputenv("TZ", "UTC");
    QLocale::setDefault(QLocale::c());
    before = qInstallMessageHandler(countWarnings);
}

int finish(int testResult)
{
    reportLeftOut();
    if (unexpected == 0)
        return testResult;
    std::fprintf(stderr, "%d unexpected warnings\n", unexpected.load());
    return testResult == 0 ? 1 : testResult;
}

} // namespace fieldlane::support
