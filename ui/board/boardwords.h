#pragma once
#include "desk/desk.h"
#include "ui/board/boarddata.h"
#include <QCoreApplication>

namespace fieldlane::ui::board {

/// The words on bars and in their tooltips, from the desk's memory.
class BoardWords : public BarTextSource
{
    Q_DECLARE_TR_FUNCTIONS(BoardWords)
public:
    BoardWords(const desk::Desk &desk, const QTimeZone &zone)
        : m_desk(desk)
        , m_zone(zone)
    {
    }
    void setZone(const QTimeZone &zone) { m_zone = zone; }
    BarText text(chart::BarHandle bar) const override;
    QString tip(chart::BarHandle bar) const override;

private:
    QString kindOf(domain::TemplateId id) const;

    const desk::Desk &m_desk;
    QTimeZone m_zone;
};

} // namespace fieldlane::ui::board
