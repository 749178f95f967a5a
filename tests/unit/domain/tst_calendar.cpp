#include "core/zone.h"
#include "domain/calendar.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::domain;
using core::Duration;
using core::hours;
using core::minutes;

namespace {

Technician worker(std::vector<WeekShift> shifts)
{
    Technician t;
    t.zone = QStringLiteral("Europe/Vaduz");
    t.shifts = std::move(shifts);
    return t;
}

core::TimeSpan day(int year, int month, int dayOfMonth)
{
    return core::localDaySpan(core::zoneOf(QStringLiteral("Europe/Vaduz")), QDate(year, month, dayOfMonth));
}

Duration total(const std::vector<core::TimeSpan> &spans)
{
    Duration sum {0};
    for (const auto &s : spans)
        sum += s.length();
    return sum;
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void breaksAndAbsencesAreNotWork()
    {
        const Technician t = worker({{1, 480, 1020, 720, 750}});
        const core::TimeSpan monday = day(2026, 3, 2);
        const Absence doctor {AbsenceId(1), {}, {monday.start + hours(8), monday.start + hours(9)}, {}};
        const WorkCalendar c = calendarOf(t, {doctor}, monday);
        QCOMPARE(int(c.shifts.size()), 1);
        QCOMPARE(int(c.breaks.size()), 1);
        QCOMPARE(total(c.workingTime()), Duration(hours(7) + minutes(30)));
    }
    void nightShiftOfTheDayBeforeReachesIn()
    {
        const Technician t = worker({{7, 22 * 60, 30 * 60, 0, 0}}); // Sunday 22:00 to Monday 06:00
        const WorkCalendar c = calendarOf(t, {}, day(2026, 3, 2));
        QCOMPARE(int(c.shifts.size()), 1);
        QCOMPARE(c.shifts[0].length(), Duration(hours(8)));
        QVERIFY(c.shifts[0].start < day(2026, 3, 2).start);
    }
    void clockChangeInsideAShift()
    {
        const Technician t = worker({{6, 22 * 60, 30 * 60, 0, 0}}); // Saturday night
        QCOMPARE(calendarOf(t, {}, day(2026, 3, 28)).shifts.back().length(), Duration(hours(7)));
        QCOMPARE(calendarOf(t, {}, day(2026, 10, 24)).shifts.back().length(), Duration(hours(9)));
    }
    void noShiftBeginsOnAHoliday()
    {
        const Technician t = worker({{7, 22 * 60, 30 * 60, 0, 0}, {1, 480, 1020, 720, 750}}); // Sunday night, Monday
        Holiday holiday;
        holiday.day = QDate(2026, 3, 2);
        holiday.name = QStringLiteral("Founders' day");
        const WorkCalendar c = calendarOf(t, {}, day(2026, 3, 2), {holiday});
        QCOMPARE(int(c.shifts.size()), 1); // the night shift of the evening before goes on
        QCOMPARE(c.shifts[0].length(), Duration(hours(8)));
        QVERIFY(c.breaks.empty());
        QCOMPARE(int(c.daysOff.size()), 1);
        QCOMPARE(c.daysOff[0].span, day(2026, 3, 2));
        QCOMPARE(c.daysOff[0].name, holiday.name);
        QVERIFY(calendarOf(t, {}, day(2026, 3, 9), {holiday}).daysOff.empty());
        QCOMPARE(total(calendarOf(t, {}, day(2026, 3, 9), {holiday}).shifts), Duration(hours(8) + hours(9)));
    }
    void withoutShiftsThereIsNoWork()
    {
        QVERIFY(calendarOf(worker({}), {}, day(2026, 3, 2)).workingTime().empty());
        Technician nowhere = worker({{1, 480, 1020, 0, 0}});
        nowhere.zone = QStringLiteral("Moon/Crater");
        QVERIFY(calendarOf(nowhere, {}, day(2026, 3, 2)).shifts.empty());
    }
    void backToBackShiftsAreOneStretch()
    {
        const Technician t = worker({{1, 480, 720, 0, 0}, {1, 720, 1020, 0, 0}});
        QCOMPARE(int(calendarOf(t, {}, day(2026, 3, 2)).shifts.size()), 1);
    }
};

FIELDLANE_TEST_MAIN(TestCalendar)
#include "tst_calendar.moc"
