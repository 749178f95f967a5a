#include "desk/demopeople.h"
#include "domain/fields.h"
#include <array>

namespace fieldlane::desk {

namespace {

enum class Shift { Early, Day, DaySaturday, Late, Weekend, PartTime, NightWeek, NightWeekend };

struct Row
{
    const char *name;
    const char *town; // home
    const char *unit; // empty: the company
    const char *skills;
    Shift shift;
};

constexpr Row rows[] {
    {"Ursula Hasler", "Vaduz", "Oberland", "washing:3;cooking:2;electrics:2", Shift::Day},
    {"Marco Frick", "Balzers", "Oberland", "cooling:3;refrigerant:2;electrics:1", Shift::Early},
    {"Daniel Büchel", "Triesen", "Oberland", "heating:3;gas:2", Shift::DaySaturday},
    {"Sandra Ospelt", "Vaduz", "Oberland", "washing:2;cooking:3", Shift::Late},
    {"Peter Beck", "Triesenberg", "Oberland", "heating:2;electrics:2;washing:1", Shift::Day},
    {"Luca Wolfinger", "Balzers", "Oberland", "washing:2;electrics:1", Shift::Early},
    {"Nadine Kindle", "Triesen", "Oberland", "cooking:2;washing:2", Shift::PartTime},
    {"Thomas Hilti", "Schaan", "Oberland", "cooling:2;refrigerant:1;washing:2", Shift::DaySaturday},
    {"Andreas Quaderer", "Schaan", "Oberland", "electrics:3;heating:2", Shift::Weekend},
    {"Zhang Wei 张伟", "Schaan", "Oberland", "cooling:3;refrigerant:3;electrics:2", Shift::Weekend},
    {"María Fernández López", "Vaduz", "Oberland", "washing:3;cooking:1;electrics:1", Shift::Weekend},
    {"Fabio Negele", "Triesen", "Oberland", "washing:1;cooking:1", Shift::Weekend},
    {"Helmut Konrad", "Planken", "Oberland", "heating:3;gas:3;electrics:2", Shift::Day},
    {"Selina Vogt", "Balzers", "Oberland", "washing:2;cooling:2", Shift::Weekend},
    {"Ivan Kovačević", "Schaan", "Oberland", "heating:2;electrics:3", Shift::Late},
    {"Reto Gassner", "Triesenberg", "Oberland", "washing:2;cooling:2;cooking:2", Shift::DaySaturday},
    {"Patrick Eberle", "Vaduz", "Oberland", "gas:2;heating:2", Shift::Early},
    {"Christoph Marxer", "Eschen", "Unterland", "washing:3;cooking:2", Shift::Day},
    {"Karin Oehri", "Ruggell", "Unterland", "cooling:3;refrigerant:2", Shift::Early},
    {"Michael Batliner", "Mauren", "Unterland", "heating:3;gas:2;electrics:1", Shift::DaySaturday},
    {"Ayşe Yılmaz", "Eschen", "Unterland", "washing:2;electrics:2", Shift::Late},
    {"Roland Matt", "Mauren", "Unterland", "electrics:3;cooking:2", Shift::Day},
    {"Julia Hoop", "Gamprin", "Unterland", "washing:2;cooking:2;cooling:1", Shift::Early},
    {"Simon Näscher", "Gamprin", "Unterland", "cooling:2;refrigerant:1;heating:2", Shift::Weekend},
    {"Bettina Goop", "Schellenberg", "Unterland", "cooking:3;washing:1", Shift::PartTime},
    {"Werner Ritter", "Mauren", "Unterland", "heating:2;washing:2;electrics:1", Shift::Weekend},
    {"Dominik Meier", "Eschen", "Unterland", "washing:2;electrics:1", Shift::Weekend},
    {"Stefan Öhri", "Ruggell", "Unterland", "heating:2;electrics:2;washing:2", Shift::Weekend},
    {"Jürgen Schädler", "Triesen", "", "cooling:3;refrigerant:2;heating:2;electrics:2;washing:1", Shift::NightWeek},
    {"Branka Jovanović", "Eschen", "", "cooling:3;refrigerant:2;heating:3;electrics:2;gas:2", Shift::NightWeekend},
};

constexpr core::MinuteOfDay clock(int hour, int minute = 0)
{
    return hour * 60 + minute;
}

std::vector<domain::WeekShift> shiftsOf(Shift kind)
{
    std::vector<domain::WeekShift> shifts;
    const auto add = [&](int first, int last, domain::WeekShift shift) {
        for (shift.weekday = first; shift.weekday <= last; ++shift.weekday)
            shifts.push_back(shift);
    };
    switch (kind) {
    case Shift::Early:
        add(1, 5, {1, clock(7), clock(16), clock(11, 45), clock(12, 30)});
        break;
    case Shift::Day:
        add(1, 5, {1, clock(8), clock(17), clock(12), clock(13)});
        break;
    case Shift::DaySaturday:
        add(1, 5, {1, clock(8), clock(17), clock(12), clock(13)});
        add(6, 6, {6, clock(8), clock(13), 0, 0});
        break;
    case Shift::Late:
        add(1, 5, {1, clock(13), clock(22), clock(17, 30), clock(18)});
        break;
    case Shift::Weekend: // standby: off on Tuesday and Wednesday
        add(1, 1, {1, clock(8), clock(17), clock(12), clock(12, 45)});
        add(4, 7, {4, clock(8), clock(18), clock(12), clock(12, 45)});
        break;
    case Shift::PartTime:
        add(1, 4, {1, clock(8), clock(12, 30), 0, 0});
        break;
    case Shift::NightWeek:
        add(1, 4, {1, clock(21), clock(30), clock(25), clock(25, 30)});
        break;
    case Shift::NightWeekend:
        add(5, 7, {5, clock(21), clock(30), clock(25), clock(25, 30)});
        break;
    }
    return shifts;
}

/// One certificate runs out next week, one has run out, one is good for long.
void certify(std::vector<domain::Skill> &skills, int number, core::Instant now)
{
    for (domain::Skill &skill : skills) {
        if (skill.name != QLatin1String("refrigerant") && skill.name != QLatin1String("gas"))
            continue;
        const int days = number == 2 ? 9 : number == 17 ? -20 : 200 + number * 11;
        skill.certificateUntil = std::chrono::floor<std::chrono::days>(now) + std::chrono::days(days);
    }
}

size_t townNamed(const std::vector<DemoMunicipality> &towns, const char *name)
{
    size_t i = 0;
    while (towns[i].name != QLatin1String(name))
        ++i;
    return i;
}

constexpr std::array firstNames {"Anna", "Beat", "Claudia", "Dario", "Elisabeth", "Franz", "Gabi", "Hanspeter", "Irene",
    "Josef", "Katharina", "Lukas", "Margrit", "Norbert", "Olga", "Philipp", "Rita", "Silvan", "Trudi", "Ueli", "Vera",
    "Walter", "Yvonne", "Zoë", "Adrian", "Brigitte", "Cornelia", "Emil", "Fiona", "Gerold"};
constexpr std::array lastNames {"Frick", "Büchel", "Marxer", "Ospelt", "Beck", "Ritter", "Wolfinger", "Kaiser", "Oehri", "Hoop",
    "Matt", "Batliner", "Schädler", "Sele", "Gassner", "Eberle", "Nipp", "Vogt", "Wanger", "Hilti", "Walser", "Risch",
    "Kindle", "Negele", "Banzer", "Foser", "Brunhart", "Biedermann", "Heeb", "Allgäuer", "Lampert", "Jehle"};
constexpr std::array others {"李雪梅", "王建国", "陈 Li Hua 陈丽华", "刘洋", "José Luis García Rodríguez",
    "María del Carmen Martínez Núñez", "Ana Lucía Gómez", "Đorđe Petrović", "Hotel Gasthof Löwen", "Hotel Schatzmann Betriebs AG",
    "Restaurant Torkel", "Café Wanger", "Altersheim St. Laurentius, Küche und Wäscherei", "Primarschule Ebenholz",
    "Berggasthaus Sareis", "Metzgerei Ospelt", "Konditorei Amann", "Liechtensteinische Alters- und Krankenhilfe (LAK), Haus St. Florin",
    "Verein für heilpädagogische Hilfe", "Treuhand Rheintal Anstalt", "Sushi-Bar 樱花", "Panadería El Molino", "Camping Mittagspitze",
    "Genossenschaft Wohnen im Alter Eschen-Nendeln"};

} // namespace

std::vector<DemoTechnician> demoTechnicians(
    const std::vector<DemoMunicipality> &towns, core::Instant now, core::Random &random)
{
    std::vector<DemoTechnician> people;
    int number = 0;
    for (const Row &row : rows) {
        DemoTechnician person;
        person.unit = QLatin1String(row.unit);
        domain::Technician &t = person.entity;
        t.name = QString::fromUtf8(row.name);
        t.code = QStringLiteral("T%1").arg(++number, 2, 10, QLatin1Char('0'));
        t.phone = QStringLiteral("+423 79%1 %2 %3").arg(random.below(10)).arg(random.between(10, 99)).arg(random.between(10, 99));
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = demoAddress(towns, townNamed(towns, row.town), random).place;
        t.skills = domain::skillsFromText(QLatin1String(row.skills)).value_or(std::vector<domain::Skill>());
        certify(t.skills, number, now);
        t.shifts = shiftsOf(row.shift);
        t.maxOrdersPerDay = row.shift == Shift::PartTime ? 5 : 0;
        people.push_back(std::move(person));
    }
    return people;
}

QString demoCustomerName(core::Random &random)
{
    constexpr double shareOfOthers = 0.2;
    if (random.chance(shareOfOthers))
        return QString::fromUtf8(random.pick(others));
    const QString first = QString::fromUtf8(random.pick(firstNames));
    return QStringLiteral("%1 %2").arg(first, QString::fromUtf8(random.pick(lastNames)));
}

} // namespace fieldlane::desk
