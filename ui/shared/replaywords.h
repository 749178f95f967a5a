#pragma once
#include "desk/backtest.h"
#include <QCoreApplication>

namespace fieldlane::ui {

/// What two worlds cost, side by side in words.
class ReplayWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::ReplayWords)
public:
    /// "+1 h 20 min", "−5 min", "±0".
    static QString change(core::Duration before, core::Duration after);
    static QString change(int before, int after);

    struct Line
    {
        QString name;
        QString before;
        QString after;
        QString change;
        QString whole; ///< of all that the replay gave to somebody
        int better = 0; ///< 1: less is lost afterwards, -1: more, 0: neither
    };
    static std::vector<Line> lines(const desk::Replay &replay);
    /// How many orders went elsewhere, and what became of those that nobody got.
    static QString summary(const desk::Replay &replay);
};

} // namespace fieldlane::ui
