#include "app/console/startreport.h"
#include <cstdio>
#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldlane::app::console {

namespace {

constexpr int turnMs = 250; // time for what a perspective loads

void print(const QJsonObject &line)
{
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// A line of the system's account of this program, in megabytes; 0 where there is none.
double megabytes(const char *name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(qsizetype(qstrlen(name))).trimmed().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

QJsonObject memory(const char *event)
{
    return {{QStringLiteral("event"), QLatin1String(event)}, {QStringLiteral("resident"), megabytes("VmRSS:")},
        {QStringLiteral("peak"), megabytes("VmHWM:")}};
}

} // namespace

StartReport::StartReport(Workspace &workspace)
    : m_workspace(workspace)
{
    workspace.board().viewport()->installEventFilter(this);
    connect(&m_turns, &QTimer::timeout, this, &StartReport::next);
}

bool StartReport::eventFilter(QObject *watched, QEvent *event)
{
    // Queued: told when the painting that begins here is done and on the screen.
    if (event->type() == QEvent::Paint && !std::exchange(m_seen, true))
        QMetaObject::invokeMethod(this, &StartReport::painted, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void StartReport::painted()
{
    const auto &board = m_workspace.board().scene();
    QJsonObject line = memory("painted");
    line.insert(QStringLiteral("rows"), qint64(board.list().rows.size()));
    line.insert(QStringLiteral("lanes"), board.store().laneCount());
    line.insert(QStringLiteral("bars"), board.store().barCount());
    print(line);
    m_turns.start(turnMs);
}

void StartReport::next()
{
    auto &layouts = m_workspace.window().layouts();
    if (m_perspective == layouts.perspectives().size()) {
        print(memory("opened"));
        QApplication::quit();
        return;
    }
    if (m_perspective == 0)
        print(memory("settled"));
    layouts.apply(layouts.perspectives()[m_perspective++].id);
}

} // namespace fieldlane::app::console
