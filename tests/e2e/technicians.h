#pragma once
#include <QByteArray>
#include <QtGlobal>

namespace fieldlane::tests {

struct Spot
{
    double latitude = 0;
    double longitude = 0;
};

/// 150 technicians of Los Angeles as a CSV file for import, all at work on weekdays from 8 to 17. The first
/// four live due north or south of `known` at distances that are easy to reckon by hand (0.002, 0.010, 0.030
/// and 0.100 degrees of latitude), the others at random, none of them nearer than 0.15 degrees. The same seed
/// gives the same bytes.
QByteArray technicianCsv(Spot known, quint64 seed);

} // namespace fieldlane::tests
