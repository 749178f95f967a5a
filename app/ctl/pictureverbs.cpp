#include "app/console/screenshots.h"
#include "app/ctl/verbs.h"
#include <QRegularExpression>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Result<QSize> sizeOf(const QString &text)
{
    constexpr int most = 8192;
    static const QRegularExpression form(QStringLiteral("^(\\d{3,4})x(\\d{3,4})$"));
    const auto match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.width() > most || size.height() > most)
        return Error {ErrorCode::InvalidInput, text, QStringLiteral("The size is written WIDTHxHEIGHT, for example 1280x720.")};
    return size;
}

Result<Exit> screenshot(Call &call)
{
    console::ScreenshotOptions options;
    options.database = call.session.options().database;
    options.view = call.has("view") ? call.option("view") : QStringLiteral("all");
    options.folder = call.option("out");
    if (options.folder.isEmpty())
        return Error {ErrorCode::InvalidInput, QStringLiteral("--out"), QStringLiteral("Name the folder for the pictures with --out DIR.")};
    if (call.has("size")) {
        FIELDLANE_ASSIGN(size, sizeOf(call.option("size")));
        options.size = size;
    }
    const QString theme = call.has("theme") ? call.option("theme") : QStringLiteral("light");
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        return Error {ErrorCode::InvalidInput, theme, QStringLiteral("The theme is light or dark.")};
    options.theme = theme == QLatin1String("dark") ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light;
    options.now = call.session.clock().now();
    options.logIn = call.session.logIn();
    FIELDLANE_ASSIGN(files, console::takeScreenshots(options));
    if (call.out.isJson())
        call.out.print(QJsonArray::fromStringList(files));
    else
        call.out.print(files.join(QLatin1Char('\n')));
    return Exit::Ok;
}

} // namespace

void addPictureVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("screenshot"), {}, QStringLiteral("Paints the console's views on a database and saves them as pictures."), 0, 0,
        {{QStringLiteral("view"), QStringLiteral("VIEW"), QStringLiteral("%1, or all (all)").arg(console::screenshotViews().join(QStringLiteral(", ")))},
            {QStringLiteral("out"), QStringLiteral("DIR"), QStringLiteral("the folder for VIEW.png; made when it is not there")},
            {QStringLiteral("size"), QStringLiteral("WxH"), QStringLiteral("of the window (1920x1080)")},
            {QStringLiteral("theme"), QStringLiteral("THEME"), QStringLiteral("light or dark (light)")}},
        screenshot, Verb::Display::Needed});
}

} // namespace fieldlane::app::ctl
