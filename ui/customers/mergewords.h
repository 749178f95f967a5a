#pragma once
#include "domain/customermerge.h"
#include <QCoreApplication>
#include <QStringList>

namespace fieldlane::ui::customers {

/// A merge of two customers in words.
class MergeWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::customers::MergeWords)
public:
    /// What will happen, a sentence each. `orders` of the dropped customer are in sight.
    static QStringList sentences(const domain::CustomerMerge &merge, const domain::CustomerFile &drop, int orders);
    /// "Same phone number, same name at Landstrasse 4".
    static QString reason(const domain::Likeness &likeness);
};

} // namespace fieldlane::ui::customers
