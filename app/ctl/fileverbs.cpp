#include "app/ctl/jsonvalues.h"
#include "app/ctl/lookup.h"
#include "app/ctl/orderfiles.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "desk/attachments.h"
#include <QFileInfo>

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Attachment;

namespace {

Result<Attachment> fileNamed(desk::Desk &desk, const domain::Order &order, const QString &text)
{
    FIELDLANE_ASSIGN(files, filesOf(desk, order.id));
    std::vector<Attachment> found;
    for (const Attachment &file : files) {
        if (file.name == text || QString::number(file.id.value()) == text)
            found.push_back(file);
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return Error {ErrorCode::NotFound, text,
            QStringLiteral("The order has no such file; 'fieldlanectl orders attachments %1' shows what it has.").arg(order.number)};
    return Error {ErrorCode::Conflict, text,
        QStringLiteral("The order has more than one file of this name; name it by its id, which 'fieldlanectl orders attachments %1' shows.")
            .arg(order.number)};
}

Result<Exit> attach(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(content, desk::readFileToAttach(call.arguments[1]));
    const desk::AttachFile command {record.order.id, QFileInfo(call.arguments[1]).fileName(), content, call.option("note")};
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(command)));
    FIELDLANE_ASSIGN(file, fileNamed(*desk, record.order, QString::number(outcome.createdId)));
    if (call.out.isJson())
        call.out.print(toJson(file));
    else
        call.out.print(QStringLiteral("%1 (%2) is kept with %3.").arg(file.name, sizeText(file.size), record.order.number));
    return Exit::Ok;
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(files, filesOf(*desk, record.order.id));
    if (call.out.isJson())
        call.out.print(toJson(files));
    else if (files.empty())
        call.out.print(QStringLiteral("%1 has no files.").arg(record.order.number));
    else
        call.out.print(tableOf(files, core::zoneOf(record.order.zone)));
    return Exit::Ok;
}

Result<Exit> detach(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(file, fileNamed(*desk, record.order, call.arguments[1]));
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::DetachFile {record.order.id, file.id})));
    if (call.out.isJson())
        call.out.print(toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 is no longer with %2.").arg(file.name, record.order.number));
    return Exit::Ok;
}

/// Makes a new file, or leaves everything as it was.
Result<void> writeNew(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.exists())
        return Error {ErrorCode::Forbidden, path, QStringLiteral("The file exists already; choose another name.")};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error {ErrorCode::Unavailable, path, file.errorString()};
    if (file.write(content) == content.size() && file.flush())
        return {};
    const QString why = file.errorString();
    file.remove();
    return Error {ErrorCode::Unavailable, path, why};
}

Result<Exit> fetch(Call &call)
{
    const QString path = call.option("out");
    if (path.isEmpty())
        return wrongUse(call.words, QStringLiteral("Say where to write it; add --out FILE."));
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(record, orderNumbered(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(file, fileNamed(*desk, record.order, call.arguments[1]));
    FIELDLANE_ASSIGN(content, read<QByteArray>(*desk, [&, viewer = desk->viewer()](store::Connection &c) {
        return desk::contentOf(c, viewer, file);
    }));
    FIELDLANE_TRY(writeNew(path, content));
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("file"), path}, {QStringLiteral("attachment"), toJson(file)}});
    else
        call.out.print(QStringLiteral("%1 (%2) is written to %3.").arg(file.name, sizeText(file.size), path));
    return Exit::Ok;
}

} // namespace

void addFileVerbs(std::vector<Verb> &verbs)
{
    verbs.push_back({QStringLiteral("orders attach"), QStringLiteral("NUMBER FILE"),
        QStringLiteral("Keeps a photo, PDF, text or office document of at most 10 MB with an order."), 2, 2,
        {{QStringLiteral("note"), QStringLiteral("TEXT"), QStringLiteral("what it shows")}}, attach});
    verbs.push_back({QStringLiteral("orders attachments"), QStringLiteral("NUMBER"),
        QStringLiteral("Lists the files of an order, with their digests as JSON."), 1, 1, {}, list});
    verbs.push_back({QStringLiteral("orders attachment"), QStringLiteral("NUMBER FILE"),
        QStringLiteral("Writes a file of an order, given by name or id, to a new file."), 2, 2,
        {{QStringLiteral("out"), QStringLiteral("FILE"), QStringLiteral("the new file; one that exists is not overwritten")}}, fetch});
    verbs.push_back({QStringLiteral("orders detach"), QStringLiteral("NUMBER FILE"),
        QStringLiteral("Takes a file, given by name or id, off an order; undo brings it back."), 2, 2, {}, detach});
}

} // namespace fieldlane::app::ctl
