#include "app/ctl/verbs.h"
#include "desk/databasecheck.h"
#include "desk/foundation.h"
#include "desk/processor.h"
#include "store/backup.h"
#include "store/migrations.h"

namespace fieldlane::app::ctl {

using core::Result;

namespace {

/// A new company starts with the shipped roles and flows.
Result<void> found(const Call &call, store::Connection &connection)
{
    FIELDLANE_ASSIGN(organisation, desk::Organisation::load(connection));
    if (!organisation.roles.empty())
        return {};
    desk::CommandContext context;
    context.commandId = QStringLiteral("foundation");
    context.viewer.login = call.session.options().actor;
    context.now = call.session.clock().now();
    FIELDLANE_TRY(desk::Processor(connection).apply(desk::foundation(), context));
    return {};
}

Result<Exit> init(Call &call)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(call.session.options().database));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::Create));
    FIELDLANE_ASSIGN(version, store::schemaVersion(*connection));
    FIELDLANE_TRY(found(call, *connection));
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("database"), url.display()}, {QStringLiteral("schema"), version}});
    else
        call.out.print(QStringLiteral("%1 is ready (schema %2).").arg(url.display()).arg(version));
    return Exit::Ok;
}

Result<Exit> check(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(problems, read<QStringList>(*desk, [](store::Connection &c) { return desk::checkDatabase(c); }));
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("database"), desk->databaseName()},
            {QStringLiteral("problems"), QJsonArray::fromStringList(problems)}});
    else if (problems.isEmpty())
        call.out.print(QStringLiteral("%1 is sound.").arg(desk->databaseName()));
    else
        for (const QString &problem : problems)
            call.out.print(problem);
    return problems.isEmpty() ? Exit::Ok : Exit::Finding;
}

Result<Exit> backup(Call &call)
{
    const QString file = call.arguments[0];
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(written, read<QString>(*desk, [&](store::Connection &c) -> Result<QString> {
        FIELDLANE_TRY(store::backupTo(c, file));
        return file;
    }));
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("file"), written}});
    else
        call.out.print(QStringLiteral("%1 is copied to %2.").arg(desk->databaseName(), written));
    return Exit::Ok;
}

} // namespace

void addDatabaseVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("init"), {}, QStringLiteral("Makes an empty database, or brings one to the newest schema."), 0, 0, {}, init});
    verbs.push_back({QStringLiteral("check"), {},
        QStringLiteral("Checks the file, its references and counters, and replays the history to the stored state."), 0, 0, {}, check});
    verbs.push_back({QStringLiteral("backup"), QStringLiteral("FILE"), QStringLiteral("Copies the database into a new file."), 1, 1, {}, backup});
}

} // namespace fieldlane::app::ctl
