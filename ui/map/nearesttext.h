#pragma once
#include "engine/ranking.h"
#include <QCoreApplication>
#include <QStringList>
#include <QTimeZone>

namespace fieldlane::ui::map {

/// The words of a candidate: one source for the list, the details below it and the screen reader.
class NearestText
{
    Q_DECLARE_TR_FUNCTIONS(NearestText)
public:
    /// "3.2 km, seen 4 min ago, 5 h 30 planned, 1 level to spare"
    static QString facts(const engine::Candidate &c);
    /// What the option does to others: "moves 2 orders, 1 promise breaks"; empty when nothing.
    static QString displacement(const engine::SendOption &option);
    static QString summary(const engine::Candidate &c, core::Instant now);
    /// Findings, then the parts of the score, one a line.
    static QStringList reasons(const engine::SendOption &option, const QTimeZone &zone);
    static QStringList score(const engine::SendOption &option);
};

} // namespace fieldlane::ui::map
