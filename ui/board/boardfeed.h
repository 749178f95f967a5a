#pragma once
#include "desk/desk.h"
#include "ui/board/boarddata.h"
#include <QCoreApplication>

namespace fieldlane::ui::board {

/// Turns what a desk holds in memory into what a board shows. Asks no database.
class BoardFeed
{
    Q_DECLARE_TR_FUNCTIONS(BoardFeed)
public:
    explicit BoardFeed(const desk::Desk &desk)
        : m_desk(desk)
    {
    }
    /// Every active technician, grouped by unit, and everybody else who has work in the loaded days.
    BoardData board() const;
    /// One lane's bars, travel derived from one job to the next.
    std::vector<chart::Bar> bars(domain::TechnicianId technician) const;
    /// One lane's shifts, breaks and absences; texts that are new go to the end of `labels`.
    std::vector<chart::LaneSpan> spans(domain::TechnicianId technician, std::vector<QString> &labels) const;
    /// The zone most technicians live in; without any, that of most units.
    QTimeZone zone() const;

    static chart::BarHandle handle(domain::AssignmentId id) { return chart::BarHandle(id.value()); }
    static chart::LaneHandle handle(domain::TechnicianId id) { return chart::LaneHandle(id.value()); }
    static domain::AssignmentId assignment(chart::BarHandle bar) { return domain::AssignmentId(bar.value()); }
    /// Stands for an order that is on its way to the board and has no assignment yet.
    static chart::BarHandle previewOf(domain::OrderId id) { return chart::BarHandle(id.value() | previewBit); }
    static domain::OrderId orderOfPreview(chart::BarHandle bar)
    {
        return domain::OrderId(bar.value() & previewBit ? bar.value() & ~previewBit : 0);
    }
    static domain::TechnicianId technician(chart::LaneHandle lane) { return domain::TechnicianId(lane.value()); }

private:
    static constexpr qint64 previewBit = qint64(1) << 62;
    BoardLane laneOf(const domain::Technician &technician, int group) const;
    chart::Bar barOf(const domain::PlannedWork &work, core::TimeSpan occupied, core::Instant now) const;
    quint16 flagsOf(const domain::PlannedWork &work, core::Instant now) const;
    static void derive(std::vector<chart::Bar> &bars, const std::vector<const domain::PlannedWork *> &work,
        const domain::Technician &technician);

    const desk::Desk &m_desk;
};

} // namespace fieldlane::ui::board
