#pragma once
#include "core/random.h"
#include "ui/board/boardview.h"
#include <QHash>

namespace fieldlane::fixture {

/// Words for bars that need no database.
class FakeTexts : public ui::board::BarTextSource
{
public:
    ui::board::BarText text(chart::BarHandle bar) const override;
    QString tip(chart::BarHandle bar) const override { return QStringLiteral("<b>%1</b>").arg(text(bar).title); }
    mutable int asked = 0;
};

/// Lanes 7 and 9 lack a licence, lane 4 asks; the way is always 12 minutes; the work keeps its length.
class FakeJudge : public ui::board::DropJudge
{
public:
    ui::board::Verdict judge(const ui::board::DragSubject &subject, const ui::board::DropWish &wish) const override;
    QHash<qint64, core::Duration> lengths; ///< by bar
    mutable int asked = 0;
};

/// Monday 2026-06-29 07:00 in Vaduz.
inline const core::Instant boardDay = core::fromMs(1'782'709'200'000);
inline const QTimeZone boardZone = QTimeZone("Europe/Vaduz");

/// Twelve technicians of three units with a busy present day: every look, every mark, travel, overlaps.
ui::board::BoardData smallBoard();
/// Many lanes with `bars` bars each over 31 days.
ui::board::BoardData largeBoard(int lanes, int bars);

} // namespace fieldlane::fixture
