#pragma once
#include "ui/board/boardproposal.h"
#include "ui/board/overlaypainter.h"

namespace fieldlane::ui::board {

/// Paints what a plan proposes over the base frame: ghosts where work would lie, and a veil over the bars that would go.
/// Only what is in sight costs anything but a look.
class ProposalPainter
{
public:
    ProposalPainter(const OverlayPainter::Input &input, const std::vector<BoardProposal> &proposals)
        : m_in(input)
        , m_proposals(proposals)
    {
    }
    void paint(QPainter &painter) const;
    /// The body of a ghost in the viewport; empty when it is out of sight.
    QRect ghostRect(const BoardProposal &proposal) const;

private:
    QRect bodyIn(const chart::RowItem &row, core::TimeSpan work) const;
    void paintGhost(QPainter &painter, const BoardProposal &proposal, const chart::RowItem &row) const;

    const OverlayPainter::Input &m_in;
    const std::vector<BoardProposal> &m_proposals;
};

} // namespace fieldlane::ui::board
