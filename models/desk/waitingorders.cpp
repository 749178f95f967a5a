#include "desk/waitingorders.h"
#include "store/waitingrepository.h"

namespace fieldlane::desk {

WaitingOrders::WaitingOrders(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    connect(&desk, &Desk::ordersChanged, this, &WaitingOrders::refresh);
    connect(&desk, &Desk::boardReset, this, &WaitingOrders::refresh);
    refresh();
}

void WaitingOrders::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    using List = std::vector<domain::WaitingOrder>;
    m_desk.read<List>([viewer = m_desk.viewer()](
                           store::Connection &c) { return store::WaitingRepository(c, viewer).all(most); }, this,
        [this](core::Result<List> read) { take(std::move(read)); });
}

void WaitingOrders::take(core::Result<std::vector<domain::WaitingOrder>> read)
{
    m_reading = false;
    if (!read) {
        Q_EMIT failed(read.error());
        return;
    }
    m_list = std::move(*read);
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        refresh();
}

} // namespace fieldlane::desk
