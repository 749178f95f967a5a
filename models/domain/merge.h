#pragma once
#include "domain/order.h"
#include <QVariant>
#include <vector>

namespace fieldlane::domain {

/// What two people made of one part of an order since they last agreed. A part is one field, or the fields that
/// mean something only together (both coordinates, both ends of the window).
struct PartDifference
{
    QString part; ///< name of the first field
    bool mine = false; ///< I changed it
    bool theirs = false; ///< they changed it
    bool clash = false; ///< both did, differently
};

/// Every part that somebody changed since `base`, in the order of the fields; the lifecycle's own fields
/// (state, reason, completion) are never mine.
std::vector<PartDifference> differencesOf(const Order &base, const Order &mine, const Order &theirs);

/// Copies one part.
void takePart(Order &into, const Order &from, const QString &part);

} // namespace fieldlane::domain
