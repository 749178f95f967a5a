#pragma once
#include "core/random.h"
#include "core/result.h"
#include "domain/unit.h"

namespace fieldlane::desk {

/// A municipality of the demonstration, with the streets that the shipped extract of OpenStreetMap names.
struct DemoMunicipality
{
    struct Street
    {
        QString name;
        core::Coordinate place;
    };
    QString name;
    QString postcode;
    QString branch;
    int weight = 1; ///< share of the customers, in thousands of inhabitants
    domain::Area area;
    std::vector<Street> streets;
};

/// The municipalities in the order of the table in the code, from the shipped sample files.
core::Result<std::vector<DemoMunicipality>> demoMunicipalities();

/// The middle of a town: the mean of its streets.
core::Coordinate centreOf(const DemoMunicipality &municipality);

/// An address on a real street.
struct DemoAddress
{
    size_t municipality = 0;
    QString text;
    core::Coordinate place;
};
DemoAddress demoAddress(const std::vector<DemoMunicipality> &towns, size_t town, core::Random &random);
/// A town by its share of the customers.
size_t demoTown(const std::vector<DemoMunicipality> &towns, core::Random &random);

} // namespace fieldlane::desk
