#include "ui/board/lanetints.h"

namespace fieldlane::ui::board {

void LaneTints::begin(const DropJudge *judge, const DragSubject &subject)
{
    end();
    m_judge = judge;
    m_subject = subject;
}

void LaneTints::end()
{
    m_judge = nullptr;
    m_open.clear();
    m_tints.clear();
    m_askedFor.clear();
}

void LaneTints::want(const std::vector<int> &lanes, const std::vector<chart::LaneHandle> &handles, core::Instant start)
{
    m_start = start;
    m_open.clear();
    for (size_t i = lanes.size(); i-- > 0;) { // taken from the back
        const auto asked = m_askedFor.constFind(lanes[i]);
        if (asked == m_askedFor.constEnd() || *asked != start)
            m_open.emplace_back(lanes[i], handles[i]);
    }
}

std::vector<int> LaneTints::advance(int count)
{
    std::vector<int> changed;
    for (; m_judge && count > 0 && !m_open.empty(); --count) {
        const auto [lane, handle] = m_open.back();
        m_open.pop_back();
        const Verdict verdict = m_judge->judge(m_subject, {handle, m_start, std::nullopt});
        const LaneTint fresh {verdict.severity, verdict.reason};
        const auto known = m_tints.constFind(lane);
        if (known == m_tints.constEnd() || *known != fresh)
            changed.push_back(lane);
        m_tints.insert(lane, fresh);
        m_askedFor.insert(lane, m_start);
    }
    return changed;
}

const LaneTint *LaneTints::tint(int lane) const
{
    const auto found = m_tints.constFind(lane);
    return found == m_tints.constEnd() ? nullptr : &*found;
}

} // namespace fieldlane::ui::board
