#include "desk/noticebox.h"

namespace fieldlane::desk {

using core::Result;
using domain::Notice;
using store::NoticeRepository;
using store::OutboxEntry;
using store::OutboxRepository;

void NoticeBox::inbox(const InboxFilter &filter, QObject *context, Done<std::vector<InboxLine>> done)
{
    const domain::Viewer viewer = m_desk.viewer();
    m_desk.read<std::vector<Notice>>(
        [viewer, filter](store::Connection &c) { return NoticeRepository(c).inbox(viewer, filter); }, context,
        [box = *this, done](Result<std::vector<Notice>> notices) {
            if (!notices)
                return done(notices.error());
            std::vector<InboxLine> lines;
            for (Notice &n : *notices)
                lines.push_back(box.lineOf(std::move(n)));
            done(std::move(lines));
        });
}

void NoticeBox::countUnread(QObject *context, Done<int> done)
{
    const domain::Viewer viewer = m_desk.viewer();
    m_desk.read<int>([viewer](store::Connection &c) { return NoticeRepository(c).unread(viewer); }, context, done);
}

void NoticeBox::read(domain::NoticeId id, QObject *context, Done<InboxLine> done)
{
    const domain::Viewer viewer = m_desk.viewer();
    const core::Instant now = m_desk.now();
    m_desk.read<Notice>(
        [viewer, id, now](store::Connection &c) -> Result<Notice> {
            NoticeRepository repository(c);
            FIELDLANE_ASSIGN(notice, repository.byId(id, viewer));
            FIELDLANE_TRY(repository.markRead(id, now));
            return std::move(notice);
        },
        context,
        [box = *this, done](Result<Notice> notice) {
            notice ? done(box.lineOf(std::move(*notice))) : done(notice.error());
        });
}

bool NoticeBox::seesOutbox() const
{
    const domain::Permissions &may = m_desk.viewer().permissions;
    return may.has(domain::Permission::Dispatch) || may.has(domain::Permission::EditMasterData);
}

core::Error NoticeBox::noOutbox() const
{
    return {core::ErrorCode::Forbidden, m_desk.viewer().login, QStringLiteral("You have no permission to see what is sent.")};
}

void NoticeBox::outbox(
    const std::vector<domain::NoticeState> &states, int limit, QObject *context, Done<std::vector<OutboxLine>> done)
{
    if (!seesOutbox())
        return done(noOutbox());
    const domain::Viewer viewer = m_desk.viewer();
    m_desk.read<std::vector<OutboxEntry>>(
        [viewer, states, limit](store::Connection &c) { return OutboxRepository(c).list(viewer, states, limit); }, context,
        [box = *this, done](Result<std::vector<OutboxEntry>> entries) {
            if (!entries)
                return done(entries.error());
            std::vector<OutboxLine> lines;
            for (OutboxEntry &e : *entries)
                lines.push_back(box.lineOf(std::move(e)));
            done(std::move(lines));
        });
}

void NoticeBox::countOutbox(QObject *context, Done<std::vector<int>> done)
{
    if (!seesOutbox() || m_desk.viewer().scope != domain::DataScope::All)
        return done(std::vector<int>());
    m_desk.read<std::vector<int>>([](store::Connection &c) { return OutboxRepository(c).counts(); }, context, done);
}

void NoticeBox::retry(domain::DeliveryId id, QObject *context, Done<bool> done)
{
    if (!seesOutbox())
        return done(noOutbox());
    const core::Instant now = m_desk.now();
    m_desk.read<bool>(
        [id, now](store::Connection &c) -> Result<bool> {
            FIELDLANE_TRY(OutboxRepository(c).retry(id, now));
            return true;
        },
        context, done);
}

QString NoticeBox::readerOf(const Notice &notice) const
{
    if (const domain::Person *person = m_desk.catalog().organisation().person(notice.personId))
        return person->name;
    const domain::Technician *technician = m_desk.catalog().technician(notice.technicianId);
    return technician ? technician->name : QString();
}

InboxLine NoticeBox::lineOf(Notice notice) const
{
    const auto &own = m_desk.catalog().organisation().noticeTemplates;
    const domain::NoticeText text = domain::textOf(notice, domain::Channel::Inbox, own, m_language);
    const QString reader = readerOf(notice);
    return {std::move(notice), text, reader};
}

OutboxLine NoticeBox::lineOf(OutboxEntry entry) const
{
    const Organisation &organisation = m_desk.catalog().organisation();
    OutboxLine line;
    const domain::NoticeChannel *channel = organisation.noticeChannel(entry.delivery.channelId);
    line.text = domain::textOf(entry.notice, channel ? channel->channel : domain::Channel::Inbox, organisation.noticeTemplates,
        channel ? channel->language : m_language);
    line.channel = channel ? channel->name : QString();
    line.reader = readerOf(entry.notice);
    line.delivery = std::move(entry.delivery);
    line.notice = std::move(entry.notice);
    return line;
}

} // namespace fieldlane::desk
