#pragma once
#include "app/console/workspace.h"
#include <QTimer>

namespace fieldlane::app::console {

/// Tells on standard output when the first board has been painted, one JSON line; then opens every perspective in
/// turn, tells what memory that took, and ends the program. For measuring the start from outside.
class StartReport : public QObject
{
    Q_OBJECT
public:
    /// The workspace is borrowed and not shown yet.
    explicit StartReport(Workspace &workspace);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void painted();
    void next();

    Workspace &m_workspace;
    QTimer m_turns;
    size_t m_perspective = 0;
    bool m_seen = false;
};

} // namespace fieldlane::app::console
