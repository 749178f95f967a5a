#pragma once
#include "app/ctl/output.h"
#include "app/ctl/session.h"
#include "core/result.h"
#include <QHash>
#include <QStringList>

namespace fieldlane::app::ctl {

enum class Exit { Ok = 0, Finding = 1, WrongUse = 2 };

/// One run of a verb: what the person gave it, and what it works on.
struct Call
{
    QString words;
    QStringList arguments;
    QHash<QString, QString> options;
    Session &session;
    Output &out;

    bool has(const char *option) const { return options.contains(QLatin1String(option)); }
    QString option(const char *name) const { return options.value(QLatin1String(name)); }
    /// A whole number of at least `least`; `fallback` when the option is absent.
    core::Result<int> number(const char *name, int fallback, int least = 1) const;
    /// An instant; nothing when the option is absent.
    core::Result<std::optional<core::Instant>> time(const char *name) const;
};

/// "This use is wrong": exit 2.
core::Error wrongUse(const QString &subject, const QString &detail);

} // namespace fieldlane::app::ctl
