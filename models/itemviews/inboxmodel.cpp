#include "itemviews/inboxmodel.h"

namespace fieldlane::itemviews {

InboxModel::InboxModel(desk::Desk &desk, const QString &language, QObject *parent)
    : LineModel(parent)
    , m_desk(desk)
    , m_box(desk, language)
{
    connect(&m_desk, &desk::Desk::ordersChanged, this, &InboxModel::refresh);
    connect(&m_desk, &desk::Desk::boardReset, this, &InboxModel::refresh);
}

void InboxModel::setUnreadOnly(bool unreadOnly)
{
    m_unreadOnly = unreadOnly;
    refresh();
}

void InboxModel::refresh()
{
    const quint64 ticket = ++m_ticket;
    m_box.countUnread(this, [this, ticket](const core::Result<int> &count) {
        if (count && ticket == m_ticket)
            m_unread = *count;
    });
    m_box.inbox({m_unreadOnly, mostLines}, this, [this, ticket](core::Result<std::vector<desk::InboxLine>> lines) {
        if (ticket != m_ticket)
            return;
        if (!lines) {
            Q_EMIT failed(lines.error());
            return;
        }
        setLines(std::move(*lines));
        Q_EMIT refreshed();
    });
}

void InboxModel::read(int row)
{
    if (lineAt(row).notice.readAt)
        return;
    m_box.read(lineAt(row).notice.id, this, [this](const core::Result<desk::InboxLine> &line) {
        if (!line)
            Q_EMIT failed(line.error());
        refresh();
    });
}

} // namespace fieldlane::itemviews
