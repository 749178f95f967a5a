#include "desk/importreport.h"

namespace fieldlane::desk {

namespace {
constexpr size_t keptRejects = 1000; // the file has them all
}

void ImportReport::add(const ImportReport &more)
{
    created += more.created;
    updated += more.updated;
    unchanged += more.unchanged;
    rejected += more.rejected;
    for (const auto &[rule, count] : more.notes)
        notes[rule] += count;
    newUnits += more.newUnits;
    newTypes += more.newTypes;
    for (const RejectedRow &row : more.rejects) {
        if (rejects.size() < keptRejects)
            rejects.push_back(row);
    }
}

void ImportReport::reject(
    qint64 line, const std::vector<exchange::RowFinding> &findings, const QStringList &cells)
{
    ++rejected;
    rejects.push_back({line, exchange::reasons(findings), cells});
}

void ImportReport::note(const std::vector<exchange::RowFinding> &findings)
{
    for (const exchange::RowFinding &f : findings) {
        if (f.severity == exchange::RowSeverity::Note)
            ++notes[f.rule];
    }
}

} // namespace fieldlane::desk
