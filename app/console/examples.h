#pragma once
#include "app/console/workspace.h"

namespace fieldlane::app::console {

/// What a workspace shows as an example, for pictures and for tests of its looks.
class Examples
{
public:
    explicit Examples(Workspace &workspace)
        : m_workspace(workspace)
    {
    }
    /// Chooses an order: one with a place on the board, or one that waits for it.
    void choose(bool onBoard);
    /// The candidates for the most urgent order that waits, and what sending the first would do.
    void askEmergency();
    /// Today planned anew, with its ghosts on the board; returns once there is a plan or none can be.
    void plan();

private:
    Workspace &m_workspace;
};

} // namespace fieldlane::app::console
