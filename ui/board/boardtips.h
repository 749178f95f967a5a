#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardselection.h"
#include <QCoreApplication>

namespace fieldlane::ui::board {

/// The sentences of the board: what is under the pointer, and what is read aloud.
class BoardTips
{
    Q_DECLARE_TR_FUNCTIONS(BoardTips)
public:
    BoardTips(const BoardScene &scene, const BarTextSource *texts)
        : m_scene(scene)
        , m_texts(texts)
    {
    }
    QString bar(chart::BarHandle bar) const { return m_texts ? m_texts->tip(bar) : QString(); }
    QString lane(int lane) const;
    QString fold(const chart::FoldRun &run) const;
    /// The current bar or lane as a sentence.
    QString current(const BoardSelection &selection) const;
    /// The board as a whole.
    QString board() const;

private:
    QString local(core::Instant t) const;

    const BoardScene &m_scene;
    const BarTextSource *m_texts;
};

} // namespace fieldlane::ui::board
