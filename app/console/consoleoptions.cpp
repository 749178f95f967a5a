#include "app/console/consoleoptions.h"
#include <QCommandLineParser>

namespace fieldlane::app::console {

namespace {

core::Error wrong(const QString &what, const QString &detail)
{
    return {core::ErrorCode::InvalidInput, what, detail};
}

/// In one place, so that parsing and usage cannot differ.
void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Dispatch console for field service."));
    parser.addOptions({
        {QStringLiteral("db"), QStringLiteral("Open this database: a file or a postgresql:// address."),
            QStringLiteral("DB")},
        {QStringLiteral("as"), QStringLiteral("Work as this person; the password is asked for where there is one."),
            QStringLiteral("PERSON")},
        {QStringLiteral("now"), QStringLiteral("Start the clock at this time, ISO 8601 with a zone."),
            QStringLiteral("TIME")},
        {QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("THEME")},
        {QStringLiteral("report-start"),
            QStringLiteral("Print when the board is painted and what memory is held, then quit; needs --db.")},
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

} // namespace

core::Result<ConsoleOptions> ConsoleOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return wrong({}, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(parser.positionalArguments().first(), QStringLiteral("Databases are given with --db."));
    ConsoleOptions options;
    options.helpWanted = parser.isSet(QStringLiteral("help"));
    options.versionWanted = parser.isSet(QStringLiteral("version"));
    options.database = parser.value(QStringLiteral("db"));
    options.person = parser.value(QStringLiteral("as"));
    options.startReported = parser.isSet(QStringLiteral("report-start"));
    if (options.startReported && options.database.isEmpty())
        return wrong(QStringLiteral("--report-start"), QStringLiteral("Name the database with --db."));
    if (parser.isSet(QStringLiteral("now"))) {
        options.now = core::fromIso(parser.value(QStringLiteral("now")));
        if (!options.now)
            return wrong(parser.value(QStringLiteral("now")),
                QStringLiteral("A time looks like 2026-03-02T09:30:00+01:00."));
    }
    if (parser.isSet(QStringLiteral("theme"))) {
        options.theme = ui::Theme::modeFrom(parser.value(QStringLiteral("theme")));
        if (!options.theme)
            return wrong(parser.value(QStringLiteral("theme")), QStringLiteral("The theme is light or dark."));
    }
    return options;
}

QString ConsoleOptions::usage()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace fieldlane::app::console
