#pragma once
#include "desk/desk.h"
#include <QJsonObject>

namespace fieldlane::desk {

/// What somebody has typed and not saved yet.
struct Draft
{
    QString id; ///< a UUID of the form that keeps it
    core::Instant savedAt;
    QJsonObject content;
};

/// Drafts live in the database under their author's name, so they outlast a crash and move with the database.
class Drafts
{
public:
    explicit Drafts(Desk &desk)
        : m_desk(desk)
    {
    }
    using Done = std::function<void(const core::Result<void> &)>;
    void save(const Draft &draft, QObject *context, Done done);
    void remove(const QString &id, QObject *context, Done done);
    /// The author's own, newest first. A draft that cannot be read is left alone and not shown.
    void load(QObject *context, std::function<void(const core::Result<std::vector<Draft>> &)> done);

private:
    Desk &m_desk;
};

} // namespace fieldlane::desk
