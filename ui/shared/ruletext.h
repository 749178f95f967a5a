#pragma once
#include "core/instant.h"
#include "core/zone.h"
#include <optional>
#include <QCoreApplication>

namespace fieldlane::ui {

/// The values in the sentences of rules. Nothing is rounded: what a rule says is what it does.
class RuleText
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::RuleText)
public:
    static QString quoted(const QString &text); ///< “text”
    static QStringList quoted(const QStringList &texts);
    static QString length(std::optional<core::Duration> length); ///< "1 d 2 h 30 min", "0.25 s"
    static QString date(std::optional<QDate> date); ///< "2026-03-02"
    static QString day(int fromToday); ///< "today", "today + 3 d", "today - 3 d"
    static QString clock(core::MinuteOfDay minute); ///< "22:05", "24:00"
};

} // namespace fieldlane::ui
