#include "itemviews/outboxmodel.h"

namespace fieldlane::itemviews {

using domain::NoticeState;

OutboxModel::OutboxModel(desk::Desk &desk, QObject *parent)
    : LineModel(parent)
    , m_desk(desk)
    , m_box(desk)
{
    connect(&m_desk, &desk::Desk::ordersChanged, this, &OutboxModel::refresh);
    connect(&m_desk, &desk::Desk::boardReset, this, &OutboxModel::refresh);
}

void OutboxModel::setState(std::optional<NoticeState> state)
{
    m_state = state;
    refresh();
}

std::optional<int> OutboxModel::count(NoticeState state) const
{
    return m_counts.empty() ? std::nullopt : std::optional(m_counts[size_t(state)]);
}

void OutboxModel::refresh()
{
    const quint64 ticket = ++m_ticket;
    m_box.countOutbox(this, [this, ticket](core::Result<std::vector<int>> counts) {
        if (counts && ticket == m_ticket)
            m_counts = std::move(*counts);
    });
    const auto states = m_state ? std::vector<NoticeState> {*m_state} : std::vector<NoticeState>();
    m_box.outbox(states, mostLines, this, [this, ticket](core::Result<std::vector<desk::OutboxLine>> lines) {
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

void OutboxModel::retry(int row)
{
    m_box.retry(lineAt(row).delivery.id, this, [this](const core::Result<bool> &done) {
        if (!done)
            Q_EMIT failed(done.error());
        refresh();
    });
}

} // namespace fieldlane::itemviews
