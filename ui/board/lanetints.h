#pragma once
#include "ui/board/dropjudge.h"
#include <QHash>

namespace fieldlane::ui::board {

struct LaneTint
{
    Severity severity = Severity::Ok;
    QString reason;
    friend bool operator==(const LaneTint &, const LaneTint &) = default;
};

/// What the judge says of each lane in sight for one start; asked a few lanes at a time, so that a drag stays
/// fluent however many lanes there are.
class LaneTints
{
public:
    void begin(const DropJudge *judge, const DragSubject &subject);
    void end();
    /// Lanes in sight, and the start that counts. Answers for another start stay until replaced.
    void want(const std::vector<int> &lanes, const std::vector<chart::LaneHandle> &handles, core::Instant start);
    /// Asks for at most `count` lanes; returns those whose tint changed.
    std::vector<int> advance(int count);
    bool isComplete() const { return m_open.empty(); }
    const LaneTint *tint(int lane) const;

private:
    const DropJudge *m_judge = nullptr;
    DragSubject m_subject;
    core::Instant m_start {};
    std::vector<std::pair<int, chart::LaneHandle>> m_open;
    QHash<int, LaneTint> m_tints;
    QHash<int, core::Instant> m_askedFor;
};

} // namespace fieldlane::ui::board
