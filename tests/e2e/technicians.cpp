#include "e2e/technicians.h"
#include "core/random.h"
#include <array>
#include <cmath>

namespace fieldlane::tests {

namespace {

constexpr int count = 150;
constexpr double clearing = 0.15; // degrees around the known order

QByteArray row(int number, Spot home, const QByteArray &skills)
{
    return "LA" + QByteArray::number(number).rightJustified(3, '0') + ",Technician " + QByteArray::number(number) + ','
        + QByteArray::number(home.latitude, 'f', 8) + ',' + QByteArray::number(home.longitude, 'f', 8) + ',' + skills
        + ",08:00,17:00,8\n";
}

} // namespace

QByteArray technicianCsv(Spot known, quint64 seed)
{
    static constexpr std::array skills {"sanitation:2", "lighting:2", "sanitation:1;lighting:1", "graffiti:3"};
    static constexpr std::array offsets {0.002, 0.010, -0.030, 0.100};
    QByteArray csv = "code,name,latitude,longitude,skills,shiftStart,shiftEnd,capacity\n";
    int number = 0;
    for (const double offset : offsets)
        csv += row(++number, {known.latitude + offset, known.longitude}, "sanitation:2");
    core::Random random(seed);
    while (number < count) {
        const Spot home {33.72 + 0.6 * random.unit(), -118.65 + 0.5 * random.unit()};
        if (std::hypot(home.latitude - known.latitude, home.longitude - known.longitude) > clearing)
            csv += row(++number, home, random.pick(skills));
    }
    return csv;
}

} // namespace fieldlane::tests
