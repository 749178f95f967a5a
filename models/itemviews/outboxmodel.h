#pragma once
#include "desk/noticebox.h"
#include "itemviews/linemodel.h"
#include <optional>

namespace fieldlane::desk {

inline domain::DeliveryId idOf(const OutboxLine &line)
{
    return line.delivery.id;
}
inline bool isSame(const OutboxLine &a, const OutboxLine &b)
{
    return a.delivery.state == b.delivery.state && a.delivery.attempts == b.delivery.attempts
        && a.delivery.nextAt == b.delivery.nextAt && a.delivery.error == b.delivery.error && a.text == b.text;
}
inline QString textOf(const OutboxLine &line)
{
    return line.text.body;
}

} // namespace fieldlane::desk

namespace fieldlane::itemviews {

/// What waits to be sent, was sent or failed, newest first. The desk is borrowed. GUI thread.
class OutboxModel : public LineModel<desk::OutboxLine>
{
    Q_OBJECT
public:
    static constexpr int mostLines = 200;
    explicit OutboxModel(desk::Desk &desk, QObject *parent = nullptr);

    /// None: all.
    void setState(std::optional<domain::NoticeState> state);
    void refresh();
    void retry(int row);
    /// How many there are in a state; nothing when it is not known.
    std::optional<int> count(domain::NoticeState state) const;

Q_SIGNALS:
    void refreshed();
    void failed(const fieldlane::core::Error &error);

private:
    desk::Desk &m_desk;
    desk::NoticeBox m_box;
    std::optional<domain::NoticeState> m_state;
    std::vector<int> m_counts;
    quint64 m_ticket = 0; ///< only the newest answer counts
};

} // namespace fieldlane::itemviews
