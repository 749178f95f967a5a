#include "desk/demoorders.h"
#include "core/zone.h"
#include <algorithm>
#include <array>

namespace fieldlane::desk {

using core::hours;
using core::Instant;
using core::minutes;
using domain::Priority;

namespace {

constexpr int daysBack = 14;
constexpr int daysAhead = 7;

/// Orders per person at work, by distance from the present day.
double density(int day)
{
    constexpr std::array<double, 8> ahead {4.4, 2.9, 1.5, 0.8, 0.5, 0.4, 0.3, 0.3};
    if (day < 0)
        return day == -1 ? 2.4 : 1.0;
    return ahead[size_t(std::min(day, 7))];
}

class Drafter
{
public:
    Drafter(const DemoCompany &company, Instant now, Instant founded, core::Random &random)
        : m_company(company)
        , m_now(now)
        , m_founded(founded)
        , m_random(random)
    {
    }
    std::vector<DemoDraft> drafts;

    QDate today() const { return core::localDay(m_zone, m_now); }

    void addDay(int offset, int people)
    {
        const int count = int(people * density(offset) + 0.5);
        for (int i = 0; i < count; ++i) {
            const QDate day = today().addDays(offset);
            const int lead = m_random.chance(0.4) ? 0 : int(m_random.between(1, 4));
            const QDate entered = offset > 0 ? today().addDays(-m_random.below(4)) : day.addDays(-lead);
            add(day, at(entered, int(m_random.between(7 * 60 + 20, 16 * 60))), anyType(m_company, m_random));
        }
        if (m_random.chance(0.8))
            addNight(today().addDays(offset));
    }
    /// What lies on the desk at this very moment.
    void addPresent()
    {
        const auto open = [&](int minutesAgo, const char *type, DemoFate::Entry entry) -> DemoDraft & {
            DemoDraft &d = add(today(), m_now - minutes(minutesAgo), typeNamed(m_company, QLatin1String(type)));
            d.fate = {};
            d.fate.entry = entry;
            d.fate.handled = false;
            return d;
        };
        DemoDraft &emergency = open(6, "Cold room", DemoFate::Entry::Dispatch);
        emergency.order.priority = Priority::Emergency;
        emergency.order.customerName = QStringLiteral("Hotel Gasthof Löwen");
        emergency.order.description = QStringLiteral("Cold room of the kitchen is at 12 degrees and rising, banquet tonight");
        emergency.order.windowStart.reset();
        emergency.order.windowEnd.reset();
        emergency.order.due = emergency.created + hours(4);
        emergency.files = {demoDisplay, demoAccess};
        open(35, "Heating failure", DemoFate::Entry::Dispatch);
        DemoDraft &late = open(26 * 60, "Refrigerator", DemoFate::Entry::Dispatch);
        late.order.due = m_now - minutes(50);
        open(18, "Dishwasher", DemoFate::Entry::Review);
        open(52, "Oven and hob", DemoFate::Entry::Review);
        open(75, "Washing machine", DemoFate::Entry::Review).files = {demoLeak};
        open(28, "Electrical fault", DemoFate::Entry::Allocation);
        open(64, "Tumble dryer", DemoFate::Entry::Allocation);
        open(41, "Coffee machine", DemoFate::Entry::Pool);
        open(95, "Heat pump service", DemoFate::Entry::Pool);
        open(130, "Installation", DemoFate::Entry::Returned);
        DemoDraft &nowhere = open(22, "Washing machine", DemoFate::Entry::Dispatch);
        nowhere.order.location.reset();
        nowhere.order.geoQuality = domain::GeoQuality::None;
        nowhere.order.address = QStringLiteral("Neubau Ost, 9490 Vaduz");
    }

private:
    Instant at(QDate day, int minute) const { return core::atLocal(m_zone, day, minute); }

    void addNight(QDate day)
    {
        static const std::array types {"Heating failure", "Cold room", "Electrical fault"};
        const int minute = int(m_random.between(21 * 60 + 30, 28 * 60));
        DemoDraft &d = add(day, at(day, minute), typeNamed(m_company, QLatin1String(m_random.pick(types))));
        d.order.priority = Priority::Emergency;
        d.order.windowStart.reset();
        d.order.windowEnd.reset();
        d.order.due = d.created + hours(6);
        d.notBefore = d.created + minutes(10);
        d.notAfter = d.created + hours(9);
        d.fate = {};
    }

    DemoDraft &add(QDate day, Instant created, const DemoType &type)
    {
        const DemoSite &site = anySite(m_company, m_random);
        DemoDraft d;
        d.created = std::max(created, m_founded + hours(2) + minutes(m_random.below(300)));
        d.notBefore = std::max(at(day, 7 * 60), d.created + minutes(25));
        d.notAfter = at(day, 36 * 60);
        domain::Order &o = d.order;
        o.templateId = type.entity.id;
        o.unitId = site.unit;
        o.customerId = site.customerId;
        o.siteId = site.siteId;
        o.equipmentId = site.equipmentId;
        o.customerName = site.customer;
        o.phone = site.phone;
        o.address = site.address;
        o.location = site.place;
        o.geoQuality = m_random.chance(0.85) ? domain::GeoQuality::Exact : domain::GeoQuality::Approximate;
        o.zone = QStringLiteral("Europe/Vaduz");
        o.description = m_random.pick(type.complaints);
        o.duration = type.entity.duration;
        o.splittable = type.entity.splittable;
        o.requirements = type.entity.requirements;
        o.priority = m_random.chance(0.06) ? Priority::High : type.entity.priority;
        o.due = std::max(d.created + type.entity.completeWithin, at(day, 18 * 60));
        o.custom = customOf();
        promise(d, day);
        setFate(d);
        drafts.push_back(std::move(d));
        return drafts.back();
    }
    void promise(DemoDraft &d, QDate day)
    {
        static const std::array<int, 4> starts {8 * 60, 10 * 60, 13 * 60, 15 * 60};
        const Instant start = at(day, m_random.pick(starts));
        if (!m_random.chance(0.4) || start < d.created + minutes(45))
            return;
        d.order.windowStart = start;
        d.order.windowEnd = start + hours(2);
        d.notBefore = start;
        d.notAfter = *d.order.windowEnd;
    }
    QJsonObject customOf()
    {
        static const std::array brands {"Miele", "V-Zug", "Bosch", "Electrolux", "Liebherr", "Other"};
        QJsonObject custom {{QStringLiteral("brand"), QLatin1String(m_random.pick(brands))}};
        if (m_random.chance(0.3))
            custom.insert(QStringLiteral("errorCode"), QStringLiteral("E%1").arg(m_random.between(1, 60)));
        if (m_random.chance(0.4))
            custom.insert(QStringLiteral("floor"), m_random.between(0, 5));
        return custom;
    }
    void setFate(DemoDraft &d)
    {
        static const std::array channels {"phone", "phone", "phone", "web", "mail", "app"};
        d.order.channel = QLatin1String(m_random.pick(channels));
        DemoFate &f = d.fate;
        if (d.order.channel == QLatin1String("web"))
            f.entry = m_random.chance(0.12) ? DemoFate::Entry::Returned : DemoFate::Entry::Review;
        else if (m_random.chance(0.1))
            f.entry = DemoFate::Entry::Allocation;
        else if (m_random.chance(0.06))
            f.entry = DemoFate::Entry::Pool;
        f.handled = !(d.notBefore > m_now + hours(14) && m_random.chance(0.25));
        f.rejected = m_random.chance(0.05);
        f.paused = m_random.chance(0.08);
        f.silent = m_random.chance(0.02);
        f.reopened = m_random.chance(0.03);
        f.locked = m_random.chance(0.05);
        f.cancelled = m_random.chance(0.06);
    }

    const DemoCompany &m_company;
    Instant m_now;
    Instant m_founded;
    core::Random &m_random;
    QTimeZone m_zone = core::zoneOf(QStringLiteral("Europe/Vaduz"));
};

} // namespace

std::vector<DemoDraft> demoDrafts(const DemoCompany &company, Instant now, Instant founded,
    const std::function<int(QDate)> &onShift, core::Random &random)
{
    Drafter drafter(company, now, founded, random);
    for (int offset = -daysBack; offset <= daysAhead; ++offset)
        drafter.addDay(offset, onShift(drafter.today().addDays(offset)));
    drafter.addPresent();
    std::vector<DemoDraft> &drafts = drafter.drafts;
    std::erase_if(drafts, [now](const DemoDraft &d) { return d.created >= now; });
    std::stable_sort(drafts.begin(), drafts.end(),
        [](const DemoDraft &a, const DemoDraft &b) { return a.created < b.created; });
    return std::move(drafts);
}

} // namespace fieldlane::desk
