#pragma once
#include "core/instant.h"
#include "domain/notice.h"
#include <QCoreApplication>

namespace fieldlane::ui::notices {

/// The words of the product for notices and their delivery.
class NoticeWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::notices::NoticeWords)
public:
    static QString state(domain::NoticeState state);
    static QString stateIcon(domain::NoticeState state); ///< name in Icons
    static QString kindIcon(domain::NoticeKind kind);
    /// When something was, as the reader's clock showed it.
    static QString moment(core::Instant at, const QString &zone, core::Instant now);
};

} // namespace fieldlane::ui::notices
