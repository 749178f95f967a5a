#include "ui/intake/fileadder.h"
#include "desk/attachments.h"
#include "ui/shared/words.h"
#include <QBuffer>
#include <QFileInfo>
#include <QUuid>

namespace fieldlane::ui::intake {

using core::Error;
using core::Result;

namespace {

Result<QByteArray> encoded(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (picture.save(&buffer, "PNG"))
        return bytes;
    return Error {core::ErrorCode::Unsupported, {}, QStringLiteral("The picture cannot be stored.")};
}

QString newSeries()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

FileAdder::FileAdder(desk::Desk &desk, core::Worker &worker, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_worker(worker)
{
}

void FileAdder::addFiles(const domain::Order &order, const QStringList &paths)
{
    const QString series = newSeries();
    std::vector<Source> sources;
    for (const QString &path : paths)
        sources.push_back({order.id, order.number, series, QFileInfo(path).fileName(), path});
    add(sources);
}

void FileAdder::addPicture(const domain::Order &order, const QImage &picture, const QString &name)
{
    add({{order.id, order.number, newSeries(), name, {}, picture}});
}

void FileAdder::add(const std::vector<Source> &sources)
{
    const bool wasBusy = isBusy();
    m_waiting.insert(m_waiting.end(), sources.begin(), sources.end());
    if (!wasBusy)
        next();
}

void FileAdder::next()
{
    if (m_waiting.empty()) {
        Q_EMIT ended(std::exchange(m_added, {}), std::exchange(m_refusals, {}));
        return;
    }
    const Source source = m_waiting.front();
    Q_EMIT begun(source.name);
    m_worker.run(
        [path = source.path, picture = source.picture](const core::StopToken &) {
            return picture.isNull() ? desk::readFileToAttach(path) : encoded(picture);
        },
        this,
        [this, source](const Result<QByteArray> &content) {
            if (content)
                send(source, *content);
            else
                done(content.error());
        });
}

void FileAdder::send(const Source &source, const QByteArray &content)
{
    desk::Batch batch {QStringLiteral("attach"), {}, source.number, source.series};
    batch.commands.push_back(desk::AttachFile {source.order, source.name, content});
    m_desk.submit(batch, this, [this](const Result<desk::Outcome> &result) {
        done(result ? Result<bool>(true) : Result<bool>(result.error()));
    });
}

void FileAdder::done(const Result<bool> &result)
{
    if (result)
        m_added += m_waiting.front().name;
    else
        m_refusals += Words::error(result.error());
    m_waiting.pop_front();
    next();
}

} // namespace fieldlane::ui::intake
