#pragma once
#include "desk/desk.h"
#include "ui/board/boardcontroller.h"
#include "ui/board/dialogprompts.h"
#include <QWidget>

namespace fieldlane::app::bench {

/// The shipped board on a database file, joined to its desk as in the console, at the size of a full HD screen.
/// It is shown nowhere and paints into pictures.
class BoardStage
{
public:
    /// In place with all days at once, or threaded as the console, which reads what is in sight first.
    static core::Result<std::unique_ptr<BoardStage>> open(
        const QString &databaseFile, core::Instant now, core::Worker::Mode mode = core::Worker::Mode::InPlace);

    desk::Desk &desk() { return *m_desk; }
    ui::board::BoardView &view() { return m_view; }
    /// Fills the board anew from the desk.
    void reload() { Q_EMIT m_desk->boardReset(); }

private:
    BoardStage(std::unique_ptr<core::Clock> clock, std::unique_ptr<desk::Desk> desk);

    std::unique_ptr<core::Clock> m_clock;
    std::unique_ptr<desk::Desk> m_desk;
    ui::board::BoardView m_view;
    ui::board::DialogPrompts m_prompts;
    ui::board::BoardController m_controller;
};

} // namespace fieldlane::app::bench
