#pragma once
#include "chart/lane.h"
#include <QString>
#include <vector>

namespace fieldlane::ui::board {

enum class Presence { Available, OnBreak, OffDuty, Absent };

/// One technician's lane as the board shows it.
struct BoardLane
{
    chart::LaneHandle id;
    QString name;
    QString note; ///< second line: unit, skills
    int group = 0;
    Presence presence = Presence::Available;
    QString presenceText; ///< "On leave until Friday"
};

struct BoardGroup
{
    qint64 id = 0;
    QString name;
};

/// Everything a board shows, as plain values. `bars` and `spans` have one entry per lane; a span's label is
/// an index into `spanLabels`, counted from 1.
struct BoardData
{
    std::vector<BoardGroup> groups;
    std::vector<BoardLane> lanes;
    std::vector<std::vector<chart::Bar>> bars;
    std::vector<std::vector<chart::LaneSpan>> spans;
    std::vector<QString> spanLabels;
};

struct BarText
{
    QString title; ///< short: number or customer
    QString detail; ///< what and where
};

/// The words of bars, asked for only when a bar comes into sight.
class BarTextSource
{
public:
    virtual ~BarTextSource() = default;
    virtual BarText text(chart::BarHandle bar) const = 0;
    /// Rich text for the tooltip; the view adds nothing.
    virtual QString tip(chart::BarHandle bar) const = 0;
};

} // namespace fieldlane::ui::board
