#pragma once
#include "desk/desk.h"
#include "domain/noticetext.h"
#include "store/noticerepository.h"
#include "store/outboxrepository.h"

namespace fieldlane::desk {

/// A notice with its words, in the reader's language.
struct InboxLine
{
    domain::Notice notice;
    domain::NoticeText text;
    QString reader; ///< name; empty for the customer
};

/// A delivery with the words that it carries.
struct OutboxLine
{
    domain::Delivery delivery;
    domain::Notice notice;
    domain::NoticeText text;
    QString channel; ///< its name
    QString reader;
};

/// What people were told and what is on its way to them, for whoever works here. Answers come in the desk's thread.
class NoticeBox
{
public:
    /// `language`: of readers who chose none.
    explicit NoticeBox(Desk &desk, const QString &language = {})
        : m_desk(desk)
        , m_language(language)
    {
    }
    template <class T>
    using Done = std::function<void(core::Result<T>)>;
    using InboxFilter = store::NoticeRepository::InboxFilter;

    void inbox(const InboxFilter &filter, QObject *context, Done<std::vector<InboxLine>> done);
    void countUnread(QObject *context, Done<int> done);
    /// Marks a notice of one's own as read; the notice as it was.
    void read(domain::NoticeId id, QObject *context, Done<InboxLine> done);

    /// Errors: Forbidden without the permission to dispatch or to edit master data.
    void outbox(const std::vector<domain::NoticeState> &states, int limit, QObject *context, Done<std::vector<OutboxLine>> done);
    /// By state; empty for whoever does not see all orders.
    void countOutbox(QObject *context, Done<std::vector<int>> done);
    void retry(domain::DeliveryId id, QObject *context, Done<bool> done);
    bool seesOutbox() const;

private:
    InboxLine lineOf(domain::Notice notice) const;
    OutboxLine lineOf(store::OutboxEntry entry) const;
    QString readerOf(const domain::Notice &notice) const;
    core::Error noOutbox() const;

    Desk &m_desk;
    QString m_language;
};

} // namespace fieldlane::desk
