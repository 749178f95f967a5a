#include "app/ctl/selfcheck.h"
#include "app/ctl/session.h"
#include "desk/databasecheck.h"
#include "desk/demo.h"
#include "engine/ranking.h"
#include "store/migrations.h"
#include "store/orderlisting.h"
#include "store/orderrepository.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/theme.h"
#include <QApplication>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QSet>
#include <QSqlDatabase>
#include <QTemporaryDir>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

const core::Instant noon = core::Instant(core::hours(24 * 20516 + 10)); // Wednesday, 4 March 2026, 10:00 UTC

Error broken(const QString &detail)
{
    return {ErrorCode::Internal, {}, detail};
}

Result<QString> drivers()
{
    const QStringList found = QSqlDatabase::drivers();
    for (const QString &needed : {QStringLiteral("QSQLITE"), QStringLiteral("QPSQL")}) {
        if (!found.contains(needed))
            return broken(QStringLiteral("Qt's database driver %1 is not installed.").arg(needed));
    }
    return QStringLiteral("SQLite and PostgreSQL");
}

Result<QString> pictureFormats()
{
    if (!QImageReader::supportedImageFormats().contains("svg"))
        return broken(QStringLiteral("Qt's SVG plugin is not installed."));
    return QStringLiteral("SVG icons");
}

Result<QString> schema(const QString &folder)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(folder + QStringLiteral("/empty.db")));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::Create));
    FIELDLANE_ASSIGN(version, store::schemaVersion(*connection));
    return QStringLiteral("version %1").arg(version);
}

Result<QString> sample(const QString &file)
{
    FIELDLANE_ASSIGN(made, desk::makeDemonstration(file, {1, noon}));
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(file));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadWrite));
    FIELDLANE_ASSIGN(problems, desk::checkDatabase(*connection));
    if (!problems.isEmpty())
        return broken(problems.first());
    return QStringLiteral("%1 technicians, %2 orders, and the history replays").arg(made.technicians).arg(made.orders);
}

Result<QString> ranking(const QString &file)
{
    Session session({file, noon, QStringLiteral("self-check")});
    FIELDLANE_ASSIGN(desk, session.desk());
    store::OrderListFilter filter;
    filter.states = {domain::OrderState::PendingDispatch};
    FIELDLANE_ASSIGN(orders,
        read<std::vector<domain::Order>>(*desk, [&](store::Connection &c) { return store::listOrders(c, filter); }));
    if (orders.empty())
        return broken(QStringLiteral("The sample holds no order that waits for dispatch."));
    const auto candidates = desk->rank(engine::jobOf(orders.front()));
    if (candidates.size() != desk->catalog().technicians().size())
        return broken(QStringLiteral("The ranking left technicians out."));
    return QStringLiteral("%1 comes first for %2").arg(candidates.front().name, orders.front().number);
}

Result<QString> picture()
{
    constexpr int side = 32;
    ui::Theme::apply(*qApp, ui::Theme::Mode::Light);
    QImage image(side * domain::orderStateCount, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int i = 0; i < domain::orderStateCount; ++i)
        ui::StateGlyph::paint(painter, QRectF(i * side, 0, side, side), domain::OrderState(i), Qt::black, Qt::white);
    painter.end();
    QSet<QByteArray> shapes;
    for (int i = 0; i < domain::orderStateCount; ++i) {
        const QImage glyph = image.copy(i * side, 0, side, side);
        shapes.insert(QByteArray(reinterpret_cast<const char *>(glyph.constBits()), glyph.sizeInBytes()));
    }
    if (shapes.size() != domain::orderStateCount)
        return broken(QStringLiteral("The shapes of the order states cannot be told apart."));
    return QStringLiteral("%1 states, each with a shape of its own").arg(shapes.size());
}

} // namespace

std::vector<SelfCheckItem> selfCheck()
{
    std::vector<SelfCheckItem> items;
    const auto note = [&](const char *name, const Result<QString> &result) {
        items.push_back({QLatin1String(name), result.hasValue(), result ? *result : result.error().detail});
    };
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sample.db"));
    note("drivers", drivers());
    note("pictures", pictureFormats());
    note("schema", schema(folder.path()));
    note("sample", sample(file));
    note("ranking", ranking(file));
    note("painting", picture());
    return items;
}

} // namespace fieldlane::app::ctl
