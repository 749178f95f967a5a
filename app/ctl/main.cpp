#include "app/ctl/runner.h"
#include "app/ctl/verbs.h"
#include "core/translations.h"
#include <QApplication>

namespace {

using namespace fieldlane::app::ctl;

/// Only verbs that paint need a display; where there is none they paint offscreen.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const auto line = parse(arguments, allVerbs());
    if (!line || !line->verb || line->verb->display == Verb::Display::None)
        return std::make_unique<QCoreApplication>(argc, argv);
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#ifdef Q_OS_LINUX
    if (!hasDisplay && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#else
    Q_UNUSED(hasDisplay)
#endif
    return std::make_unique<QApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Fieldlane"));
    QCoreApplication::setOrganizationName(QStringLiteral("Fieldlane"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FIELDLANE_VERSION));
    fieldlane::core::installTranslations();
    return runProgram(QCoreApplication::arguments().mid(1));
}
