#include "app/console/console.h"
#include "core/translations.h"
#include <cstdio>
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

ui::Theme::Mode themeOf(const ConsoleOptions &options, const QSettings &settings)
{
    const auto kept = ui::Theme::modeFrom(settings.value(QStringLiteral("theme")).toString());
    return options.theme.value_or(kept.value_or(ui::Theme::Mode::Light));
}

} // namespace

int main(int argc, char **argv)
{
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
    if (options->helpWanted || options->versionWanted) {
        std::fputs(qUtf8Printable(options->helpWanted ? ConsoleOptions::usage() : QStringLiteral("fieldlane " FIELDLANE_VERSION "\n")), stdout);
        return 0;
    }
    QSettings settings;
    ui::Theme::apply(application, themeOf(*options, settings));
    Console console(*options, settings);
    if (const auto started = console.start(); !started)
        return fail(started.error(), 1);
    return QApplication::exec();
}
