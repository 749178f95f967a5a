#include "app/console/console.h"
#include "core/translations.h"
#include <cstdio>
#include <optional>
#include <QApplication>

namespace {

using namespace fieldlane;
using namespace fieldlane::app::console;

int fail(const core::Error &error, int code)
{
    const QString subject = error.subject.isEmpty() ? QString() : error.subject + QStringLiteral(": ");
    std::fprintf(stderr, "fieldlane: %s%s\n", qUtf8Printable(subject), qUtf8Printable(error.detail));
    return code;
}

int tell(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    return 0;
}

/// The answer to an option that is only a question; it needs no display.
std::optional<int> answer(const core::Result<ConsoleOptions> &options)
{
    if (options && options->helpWanted)
        return tell(ConsoleOptions::usage());
    if (options && options->versionWanted)
        return tell(QStringLiteral("fieldlane " FIELDLANE_VERSION "\n"));
    return {};
}

/// Qt aborts when it finds no display; a person deserves a sentence.
bool hasDisplay(const QStringList &arguments)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !arguments.filter(QStringLiteral("-platform")).isEmpty();
#else
    Q_UNUSED(arguments)
    return true;
#endif
}

QStringList argumentList(int argc, char **argv)
{
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list << QString::fromLocal8Bit(argv[i]);
    return list;
}

ui::Theme::Mode themeOf(const ConsoleOptions &options, const QSettings &settings)
{
    const auto kept = ui::Theme::modeFrom(settings.value(QStringLiteral("theme")).toString());
    return options.theme.value_or(kept.value_or(ui::Theme::Mode::Light));
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList arguments = argumentList(argc, argv);
    if (const auto answered = answer(ConsoleOptions::parse(arguments)))
        return *answered;
    if (!hasDisplay(arguments))
        return fail({core::ErrorCode::Unavailable, {}, QStringLiteral("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).")}, 1);
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Fieldlane"));
    QApplication::setOrganizationName(QStringLiteral("Fieldlane"));
    QApplication::setApplicationVersion(QStringLiteral(FIELDLANE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.fieldlane.Fieldlane"));
    core::installTranslations();
    const auto options = ConsoleOptions::parse(QApplication::arguments());
    if (!options)
        return fail(options.error(), 2);
    QSettings settings;
    ui::Theme::apply(application, themeOf(*options, settings));
    Console console(*options, settings);
    if (const auto started = console.start(); !started)
        return fail(started.error(), 1);
    return QApplication::exec();
}
