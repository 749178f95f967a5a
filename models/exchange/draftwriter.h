#pragma once
#include "exchange/orderdraft.h"
#include "exchange/table.h"
#include "exchange/techniciandraft.h"
#include "exchange/unitdraft.h"

namespace fieldlane::exchange {

/// The header and the rows that the readers of this folder read back to the same drafts. Times carry the
/// offset of the order's own zone.

/// `customNames` in the order of their columns.
QStringList orderHeader(const QStringList &customNames);
QStringList orderCells(const OrderDraft &draft, const QStringList &customNames);

QStringList technicianHeader();
QStringList technicianCells(const TechnicianDraft &draft);

/// Areas are cut into cells of at most `cellChars`; the header has as many area columns as the longest needs.
int areaParts(const std::vector<UnitDraft> &drafts, qsizetype cellChars);
QStringList unitHeader(int areaParts);
QStringList unitCells(const UnitDraft &draft, int areaParts, qsizetype cellChars);

} // namespace fieldlane::exchange
