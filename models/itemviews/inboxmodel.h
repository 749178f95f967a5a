#pragma once
#include "desk/noticebox.h"
#include "itemviews/linemodel.h"

namespace fieldlane::desk {

inline domain::NoticeId idOf(const InboxLine &line)
{
    return line.notice.id;
}
inline bool isSame(const InboxLine &a, const InboxLine &b)
{
    return a.notice.readAt == b.notice.readAt && a.text == b.text;
}
inline QString textOf(const InboxLine &line)
{
    return line.text.subject + QLatin1Char('\n') + line.text.body;
}

} // namespace fieldlane::desk

namespace fieldlane::itemviews {

/// What whoever works here was told, unread first. Reads again when orders change, and now and then. The desk is
/// borrowed. GUI thread.
class InboxModel : public LineModel<desk::InboxLine>
{
    Q_OBJECT
public:
    static constexpr int mostLines = 200;
    /// `language` is that of the window.
    InboxModel(desk::Desk &desk, const QString &language, QObject *parent = nullptr);

    void setUnreadOnly(bool unreadOnly);
    void refresh();
    /// Marks a notice as read.
    void read(int row);
    int unread() const { return m_unread; }

Q_SIGNALS:
    void refreshed();
    void failed(const fieldlane::core::Error &error);

private:
    desk::Desk &m_desk;
    desk::NoticeBox m_box;
    bool m_unreadOnly = false;
    int m_unread = 0;
    quint64 m_ticket = 0; ///< only the newest answer counts
};

} // namespace fieldlane::itemviews
