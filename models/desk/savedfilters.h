#pragma once
#include "desk/desk.h"
#include "desk/poolquestion.h"

namespace fieldlane::desk {

/// A filter of the pool under a name, with its sort order.
struct SavedFilter
{
    QString name;
    PoolQuestion question;
};

/// The author's saved filters. They live in the database, so they are there at any desk.
class SavedFilters
{
public:
    explicit SavedFilters(Desk &desk)
        : m_desk(desk)
    {
    }
    using Done = std::function<void(const core::Result<void> &)>;
    /// Replaces one of the same name.
    void save(const SavedFilter &filter, QObject *context, Done done);
    void remove(const QString &name, QObject *context, Done done);
    /// By name.
    void load(QObject *context, std::function<void(const core::Result<std::vector<SavedFilter>> &)> done);

private:
    Desk &m_desk;
};

} // namespace fieldlane::desk
