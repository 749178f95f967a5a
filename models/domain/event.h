#pragma once
#include "core/instant.h"
#include "domain/ids.h"
#include <QJsonObject>
#include <QString>

namespace fieldlane::domain {

/// One line of history. `changes` maps part -> field -> [from, to]; parts are "order", "visit:ID",
/// "assignment:ID", or the subject's kind. Replaying all "to" values from nothing gives the stored state.
struct Event
{
    EventId id;
    core::Instant at;
    QString actor; ///< name of the person or program
    QString commandId; ///< the same for everything that one command did
    QString subjectKind; ///< "order", "technician", "unit", "template", "absence"
    qint64 subjectId = 0;
    qint64 version = 0; ///< of the subject after the change
    QString action; ///< code of the lifecycle action or "create", "edit", "undo", ...
    QString reason;
    QJsonObject changes;
};

} // namespace fieldlane::domain
