#pragma once
#include "domain/ids.h"
#include <QJsonObject>
#include <QStringList>
#include <vector>

namespace fieldlane::domain {

/// What the routing rules said of an order when it came in, beside what they set in it; Order::ruling holds it as JSON.
/// An order whose ruling is empty was never asked about.
struct Ruled
{
    int version = 0; ///< of the rules; 0: nobody asked them
    QStringList rules; ///< names of those that took the order, in their order; ids of those without a name
    bool proposes = false; ///< somebody wants to decide; nobody is assigned by itself
    std::vector<TechnicianId> preferred; ///< empty: all are as good
    std::vector<TechnicianId> excluded; ///< a placement says so; automatic dispatch leaves them out
    QString policy; ///< by whose name it is placed; empty: by the one in force

    QJsonObject toJson() const;
    static Ruled fromJson(const QJsonObject &object);
    friend bool operator==(const Ruled &, const Ruled &) = default;
};

} // namespace fieldlane::domain
