#pragma once
#include <optional>
#include <QString>

namespace fieldlane::support {

/// The path of a file of the real-data folder (environment FIELDLANE_DATA). Without that folder the case is
/// counted as left out and the test goes on with generated data; with it a missing file fails.
std::optional<QString> realData(const QString &name);
/// Prints how many real-data cases were left out.
void reportLeftOut();

} // namespace fieldlane::support
