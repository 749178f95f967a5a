#include "ui/intake/importwords.h"
#include <array>
#include <QCoreApplication>

namespace fieldlane::ui::intake {

using exchange::TableKind;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ImportWords", text);
}

constexpr std::array orderTitles{QT_TRANSLATE_NOOP("ImportWords", "Order number"),
    QT_TRANSLATE_NOOP("ImportWords", "Created"), QT_TRANSLATE_NOOP("ImportWords", "Closed"),
    QT_TRANSLATE_NOOP("ImportWords", "Status"), QT_TRANSLATE_NOOP("ImportWords", "Order type"),
    QT_TRANSLATE_NOOP("ImportWords", "Unit"), QT_TRANSLATE_NOOP("ImportWords", "Channel"),
    QT_TRANSLATE_NOOP("ImportWords", "Customer"), QT_TRANSLATE_NOOP("ImportWords", "Phone"),
    QT_TRANSLATE_NOOP("ImportWords", "Address"), QT_TRANSLATE_NOOP("ImportWords", "Latitude"),
    QT_TRANSLATE_NOOP("ImportWords", "Longitude"), QT_TRANSLATE_NOOP("ImportWords", "Description"),
    QT_TRANSLATE_NOOP("ImportWords", "Priority"), QT_TRANSLATE_NOOP("ImportWords", "Due"),
    QT_TRANSLATE_NOOP("ImportWords", "Window start"), QT_TRANSLATE_NOOP("ImportWords", "Window end"),
    QT_TRANSLATE_NOOP("ImportWords", "Duration"), QT_TRANSLATE_NOOP("ImportWords", "Technician"),
    QT_TRANSLATE_NOOP("ImportWords", "Planned start"), QT_TRANSLATE_NOOP("ImportWords", "Planned end"),
    QT_TRANSLATE_NOOP("ImportWords", "Completed"), QT_TRANSLATE_NOOP("ImportWords", "Response due"),
    QT_TRANSLATE_NOOP("ImportWords", "Skills needed"), QT_TRANSLATE_NOOP("ImportWords", "Time zone"),
    QT_TRANSLATE_NOOP("ImportWords", "E-mail"), QT_TRANSLATE_NOOP("ImportWords", "Begins after order")};
static_assert(orderTitles.size() == exchange::orderColumnCount);

constexpr std::array technicianTitles{QT_TRANSLATE_NOOP("ImportWords", "Name"),
    QT_TRANSLATE_NOOP("ImportWords", "Staff code"), QT_TRANSLATE_NOOP("ImportWords", "Unit"),
    QT_TRANSLATE_NOOP("ImportWords", "Phone"), QT_TRANSLATE_NOOP("ImportWords", "Skills"),
    QT_TRANSLATE_NOOP("ImportWords", "Home latitude"), QT_TRANSLATE_NOOP("ImportWords", "Home longitude"),
    QT_TRANSLATE_NOOP("ImportWords", "Shifts"), QT_TRANSLATE_NOOP("ImportWords", "Shift start"),
    QT_TRANSLATE_NOOP("ImportWords", "Shift end"), QT_TRANSLATE_NOOP("ImportWords", "Break start"),
    QT_TRANSLATE_NOOP("ImportWords", "Break end"), QT_TRANSLATE_NOOP("ImportWords", "Days"),
    QT_TRANSLATE_NOOP("ImportWords", "Orders a day"), QT_TRANSLATE_NOOP("ImportWords", "Minutes a day"),
    QT_TRANSLATE_NOOP("ImportWords", "Speed factor"), QT_TRANSLATE_NOOP("ImportWords", "Active"),
    QT_TRANSLATE_NOOP("ImportWords", "Time zone")};
static_assert(technicianTitles.size() == exchange::technicianColumnCount);

constexpr std::array unitTitles{QT_TRANSLATE_NOOP("ImportWords", "Name"),
    QT_TRANSLATE_NOOP("ImportWords", "Unit above"), QT_TRANSLATE_NOOP("ImportWords", "Kind"),
    QT_TRANSLATE_NOOP("ImportWords", "Time zone"), QT_TRANSLATE_NOOP("ImportWords", "Latitude"),
    QT_TRANSLATE_NOOP("ImportWords", "Longitude"), QT_TRANSLATE_NOOP("ImportWords", "Service area")};
static_assert(unitTitles.size() == exchange::unitColumnCount);

} // namespace

QString fieldTitle(TableKind kind, int column)
{
    switch (kind) {
    case TableKind::Technicians:
        return words(technicianTitles[size_t(column)]);
    case TableKind::Units:
        return words(unitTitles[size_t(column)]);
    case TableKind::Orders:
        break;
    }
    return words(orderTitles[size_t(column)]);
}

QString outcomeSentence(const desk::ImportReport &report, desk::ImportMode mode)
{
    const bool isDry = mode == desk::ImportMode::DryRun;
    if (report.rows() == 0)
        return words("The file holds no rows.");
    if (report.unchanged == report.rows())
        return words("Nothing to do: all %1 rows are here already.").arg(report.rows());
    const QString pattern = isDry
        ? words("Of %1 rows %2 would be new, %3 would change, %4 are here already and %5 cannot be imported.")
        : words("Of %1 rows %2 are new, %3 were changed, %4 were here already and %5 were not imported.");
    return pattern.arg(report.rows())
        .arg(report.created)
        .arg(report.updated)
        .arg(report.unchanged)
        .arg(report.rejected);
}

} // namespace fieldlane::ui::intake
