#pragma once
#include "desk/desk.h"
#include "domain/waitingorder.h"

namespace fieldlane::desk {

/// The orders in sight with a place that wait to be planned, read again in the background when orders change. GUI
/// thread; the desk is borrowed and outlives it.
class WaitingOrders : public QObject
{
    Q_OBJECT
public:
    /// More than that many are no use on a map; those due first are kept.
    static constexpr int most = 20'000;

    explicit WaitingOrders(Desk &desk, QObject *parent = nullptr);
    const std::vector<domain::WaitingOrder> &list() const { return m_list; }
    /// Reads now; while a reading runs, one more follows it.
    void refresh();

Q_SIGNALS:
    void changed();
    void failed(const fieldlane::core::Error &error);

private:
    void take(core::Result<std::vector<domain::WaitingOrder>> read);

    Desk &m_desk;
    std::vector<domain::WaitingOrder> m_list;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace fieldlane::desk
