#pragma once
#include "exchange/jsonscanner.h"
#include "exchange/vroomproblem.h"
#include <map>

namespace fieldlane::exchange {

inline constexpr size_t mostVroomCalls = 20'000; ///< jobs, pickups and deliveries together

/// A VROOM file as it stands there, before places and profiles are numbered.
struct VroomParts
{
    struct Call
    {
        solver::Job job; ///< without location; windows in the file's time
        VroomProblem::Place place;
        QString description;
        std::vector<std::pair<qint64, qint64>> windows;
    };
    struct Shipment
    {
        Call pickup;
        Call delivery;
        std::vector<solver::Amount> amount;
    };
    struct Break
    {
        solver::Break pause;
        QString description;
        std::vector<std::pair<qint64, qint64>> windows;
    };
    struct Step
    {
        QString type;
        quint64 id = 0;
    };
    struct Vehicle
    {
        solver::Vehicle vehicle; ///< without places, shift and breaks
        QString profile = QStringLiteral("car");
        QString description;
        std::optional<VroomProblem::Place> start;
        std::optional<VroomProblem::Place> end;
        std::optional<std::pair<qint64, qint64>> shift;
        std::vector<Break> breaks;
        std::vector<Step> steps;
        double speed = 1;
        qint64 fixedCost = 0;
        qint64 perHour = 3600;
        qint64 perKilometre = 0;
    };
    std::vector<Call> jobs;
    std::vector<Shipment> shipments;
    std::vector<Vehicle> vehicles;
    std::map<QString, solver::Profile> matrices;
};

/// Reads the parts. A key that is not supported is an error that names it; so is whatever is spelt wrong.
core::Result<VroomParts> vroomPartsFrom(const QByteArray &json);

} // namespace fieldlane::exchange
