#include "app/bench/solomonreader.h"
#include <cmath>
#include <QList>

namespace fieldlane::app::bench {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int tenths = 10;

std::vector<qint32> numbersIn(const QByteArray &line)
{
    std::vector<qint32> numbers;
    for (const QByteArray &word : line.simplified().split(' ')) {
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (!isNumber)
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

solver::Matrix distancesOf(const std::vector<std::vector<qint32>> &rows)
{
    std::vector<qint32> entries;
    for (const auto &from : rows) {
        for (const auto &to : rows)
            entries.push_back(qint32(std::floor(tenths * std::hypot(from[1] - to[1], from[2] - to[2]) + 1e-9)));
    }
    return solver::Matrix(int(rows.size()), std::move(entries));
}

} // namespace

Result<solver::ProblemDraft> readSolomon(const QByteArray &text)
{
    std::vector<std::vector<qint32>> rows; // number, x, y, demand, ready, due, service
    int vehicles = 0;
    int capacity = 0;
    for (const QByteArray &line : text.split('\n')) {
        const std::vector<qint32> numbers = numbersIn(line);
        if (numbers.size() == 2) {
            vehicles = numbers[0];
            capacity = numbers[1];
        } else if (numbers.size() == 7) {
            rows.push_back(numbers);
        }
    }
    if (rows.size() < 2 || vehicles < 1)
        return Error {ErrorCode::Unsupported, QStringLiteral("Solomon file"), QStringLiteral("It names no vehicles or no customers.")};
    solver::ProblemDraft draft;
    draft.profiles.push_back({distancesOf(rows), {}, {}});
    for (size_t r = 1; r < rows.size(); ++r) {
        solver::Job job;
        job.id = r;
        job.location = int(r);
        job.delivery = {rows[r][3]};
        job.windows = {{rows[r][4] * tenths, rows[r][5] * tenths}};
        job.service = rows[r][6] * tenths;
        draft.jobs.push_back(job);
    }
    for (int v = 0; v < vehicles; ++v) {
        solver::Vehicle vehicle;
        vehicle.id = quint64(v);
        vehicle.start = vehicle.end = 0;
        vehicle.shift = {rows[0][4] * tenths, rows[0][5] * tenths};
        vehicle.capacity = {capacity};
        draft.vehicles.push_back(vehicle);
    }
    return draft;
}

} // namespace fieldlane::app::bench
