#pragma once
#include <QtGlobal>

/// How large rules may be, so that a file from anywhere can be read, compiled and shown without harm. What is larger
/// is kept, reported and not applied.
namespace fieldlane::rules::limits {

inline constexpr int rules = 500; ///< in a book
inline constexpr int depth = 8; ///< of groups in each other; a single row has depth 1
inline constexpr int rows = 200; ///< in one rule
inline constexpr int actions = 50; ///< in one rule
inline constexpr int members = 1000; ///< ids, codes or prefixes in one row, technicians in one action
inline constexpr int keywords = 200; ///< in one row
inline constexpr int keywordLength = 100;
inline constexpr int codeLength = 200; ///< ids of rules, field codes, codes, names of skills and policies
inline constexpr int nameLength = 200;
inline constexpr int whyLength = 2000;
inline constexpr int areaPoints = 10'000; ///< in one row
inline constexpr int fileBytes = 4 * 1024 * 1024; ///< of a rules, policy or decision file
inline constexpr int days = 36'525; ///< a hundred years, of a duration or a distance in days
inline constexpr qint64 id = 1LL << 53; ///< what every JSON reader can tell apart

} // namespace fieldlane::rules::limits
