#include "desk/noticing.h"
#include "store/noticerepository.h"
#include <algorithm>
#include <map>
#include <set>

namespace fieldlane::desk {

using core::Result;
using domain::Notice;
using domain::OrderRecord;

namespace {

domain::NoticeGround groundOf(const Catalog &catalog)
{
    const Organisation &o = catalog.organisation();
    domain::NoticeGround ground {o.people, catalog.technicians(), catalog.units(), o.pools, {}};
    for (const domain::NoticeChannel &channel : o.noticeChannels) {
        if (channel.active)
            ground.customerKinds.insert(ground.customerKinds.end(), channel.customerKinds.begin(), channel.customerKinds.end());
    }
    return ground;
}

domain::Occasion occasionOf(const CommandContext &context, const QString &action, const QString &reason)
{
    return {action, reason, context.now, context.viewer.person, context.viewer.technician, context.viewer.login};
}

Result<void> append(
    store::Connection &connection, const Catalog &catalog, const OrderRecord &order, const std::vector<Notice> &notices)
{
    const domain::NoticeGround ground = groundOf(catalog);
    std::vector<domain::Delivery> deliveries;
    for (const Notice &notice : notices)
        std::ranges::move(deliveriesFor(notice, order, catalog.organisation().noticeChannels, ground), std::back_inserter(deliveries));
    return store::NoticeRepository(connection).append(notices, deliveries);
}

} // namespace

Result<void> writeNotices(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const OrderRecord &before, const OrderRecord &after, const QString &action, const QString &reason)
{
    const auto notices = domain::noticesFor(before, after, occasionOf(context, action, reason), groundOf(catalog));
    return append(connection, catalog, after, notices);
}

Result<void> writeRuledNotices(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const OrderRecord &order, const std::vector<domain::NoticeWish> &wishes)
{
    if (wishes.empty())
        return {};
    const domain::NoticeGround ground = groundOf(catalog);
    const domain::Occasion occasion = occasionOf(context, order.order.lastAction, {});
    std::vector<Notice> notices;
    std::vector<domain::Delivery> deliveries;
    std::map<QString, std::set<domain::Channel>> told; // two rules may tell the same person
    for (const domain::NoticeWish &wish : wishes) {
        for (const Notice &notice : domain::noticesByRule(wish, order, occasion, ground)) {
            auto &channels = told[notice.key];
            if (channels.empty())
                notices.push_back(notice);
            if (!channels.insert(wish.channel).second || wish.channel == domain::Channel::Inbox)
                continue;
            std::ranges::move(deliveriesOver(wish.channel, notice, order, catalog.organisation().noticeChannels, ground),
                std::back_inserter(deliveries));
        }
    }
    return store::NoticeRepository(connection).append(notices, deliveries);
}

Result<void> settleOffers(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const OrderRecord &before, const OrderRecord &after)
{
    const auto taker = domain::settlementOf(before, after, groundOf(catalog));
    return taker ? store::NoticeRepository(connection).settleOffers(before.order, *taker, context.now) : Result<void>();
}

Result<void> takeBackNotices(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const OrderRecord &before, const OrderRecord &after, const domain::Event &undone)
{
    store::NoticeRepository repository(connection);
    FIELDLANE_ASSIGN(told, repository.ofEvent(after.order.id, undone.version));
    const bool isRedo = undone.action == QLatin1String("undo");
    const domain::Occasion occasion = occasionOf(context, undone.action, undone.reason);
    std::vector<Notice> corrections;
    for (const Notice &notice : told) {
        FIELDLANE_ASSIGN(isGone, repository.withdraw(notice, context.now));
        if (!isGone && !isRedo)
            corrections.push_back(domain::correctionOf(notice, after, occasion));
    }
    FIELDLANE_TRY(append(connection, catalog, after, corrections));
    if (!isRedo && after.order.state == domain::OrderState::Offered)
        return repository.reopenOffers(after.order.id, undone.version, context.now);
    if (!isRedo)
        return {};
    return writeNotices(connection, catalog, context, before, after, after.order.lastAction, after.order.reason);
}

Result<void> writeReminders(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const OrderRecord &record, std::optional<core::Instant> deadline)
{
    if (deadline) {
        FIELDLANE_ASSIGN(isDone, store::NoticeRepository(connection).isReminded(record.order.id, *deadline));
        if (isDone)
            return {};
    }
    auto notices = domain::remindersFor(record, occasionOf(context, QStringLiteral("remind"), {}), groundOf(catalog));
    for (Notice &n : notices) {
        n.dueAt = deadline;
        n.key += QLatin1Char('.') + (deadline ? QString::number(core::toMs(*deadline)) : context.commandId);
    }
    return append(connection, catalog, record, notices);
}

} // namespace fieldlane::desk
