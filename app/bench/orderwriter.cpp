#include "app/bench/orderwriter.h"
#include "core/text.h"
#include "store/searchindex.h"
#include <array>

namespace fieldlane::app::bench {

using core::hours;
using core::minutes;
using core::Result;
using domain::OrderState;

namespace {

const core::Instant today = core::fromMs(1'772'438'400'000); // 2026-03-02T08:00:00Z

QStringList list(const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char('|'));
}

const QStringList &surnames()
{
    static const QStringList names = list(
        "Schmidt|Müller|Weber|Fischer|Wagner|Becker|Hoffmann|Schäfer|Koch|Richter|Klein|Wolf|Schröder|Neumann|"
        "Schwarz|Zimmermann|Braun|Krüger|Hartmann|Lange|García|Rodríguez|Fernández|López|Núñez|Smith|Johnson|"
        "O'Connor|Nowak|Yılmaz");
    return names;
}

const QStringList &givenNames()
{
    static const QStringList names = list(
        "Anna|Ben|Clara|David|Eva|Felix|Greta|Hannes|Ida|Jonas|Katharina|Lukas|Marie|Noah|Olivia|Paul|Quirin|"
        "Rosa|Simon|Theresa|Ulrich|Valentina|Wilhelm|Ximena|Yannick|Zoë");
    return names;
}

const QStringList &chineseNames()
{
    static const QStringList names = list("王伟|李娜|张敏|刘洋|陈静|杨帆|赵磊|黄丽|周杰|吴芳|徐强|孙燕");
    return names;
}

const QStringList &chineseStreets()
{
    static const QStringList names = list("浦东新区世纪大道|徐汇区淮海路|静安区南京西路|黄浦区人民路|朝阳区建国路|海淀区中关村大街");
    return names;
}

const QStringList &streets()
{
    static const QStringList names = list(
        "Hauptstraße|Bahnhofstraße|Gartenweg|Schulstraße|Dorfstraße|Bergstraße|Lindenallee|Kirchplatz|Am Mühlbach|"
        "Rosenweg|Marktgasse|Feldstraße|Industriestraße|Waldweg|Calle Mayor|Avenida del Sol|King's Road|Mill Lane");
    return names;
}

const QStringList &towns()
{
    static const QStringList names = list(
        "Vaduz|Schaan|Balzers|Feldkirch|Bregenz|Dornbirn|Chur|St. Gallen|Konstanz|Lindau|Ravensburg|Ulm|Kempten|"
        "Memmingen|Winterthur|Zürich|Luzern|Bern|Basel|Freiburg|Stuttgart|Augsburg|München|Salzburg|Linz");
    return names;
}

const QStringList &faults()
{
    static const QStringList texts = list(
        "Does not heat, error code E23|Leaks at the door seal|Makes a loud noise while spinning|No hot water since yesterday|"
        "Yearly maintenance with protocol|Display stays dark after a power cut|Compressor starts and stops at once|"
        "Filter blocked, pump runs dry|Customer asks for a call thirty minutes before arrival|Smell of burning, switched off|"
        "空调不制冷，请尽快上门|洗衣机漏水|热水器点不着火|冰箱噪音很大|La caldera no enciende|Pierde agua por debajo");
    return texts;
}

const QStringList &channels()
{
    static const QStringList names = list("phone|web|app|email|partner");
    return names;
}

struct Share
{
    OrderState state;
    int permille;
};
constexpr std::array<Share, 12> shares {{{OrderState::Closed, 700}, {OrderState::Completed, 83}, {OrderState::Cancelled, 60},
    {OrderState::PendingDispatch, 100}, {OrderState::PendingAllocation, 10}, {OrderState::PendingReview, 5},
    {OrderState::Offered, 5}, {OrderState::Assigned, 20}, {OrderState::Accepted, 8}, {OrderState::Travelling, 2},
    {OrderState::OnSite, 5}, {OrderState::Paused, 2}}};

OrderState stateOf(int permille)
{
    for (const Share &share : shares) {
        if ((permille -= share.permille) < 0)
            return share.state;
    }
    return OrderState::Closed;
}

} // namespace

const QStringList &OrderWriter::types()
{
    static const QStringList names = list(
        "Air conditioning repair|Washing machine repair|Boiler repair|Boiler maintenance|Refrigerator repair|"
        "Dishwasher repair|Oven repair|Heat pump installation|Meter exchange|Router installation|Alarm system check|"
        "空调维修|热水器安装|Reparación de caldera");
    return names;
}

OrderWriter::OrderWriter(store::Connection &connection, quint64 seed, int orders)
    : m_connection(connection)
    , m_table(store::orderTable(connection))
    , m_visits(store::visitTable(connection))
    , m_assignments(store::assignmentTable(connection))
    , m_random(seed)
    , m_orders(orders)
{
}

void OrderWriter::setWho(domain::Order &order)
{
    if (m_random.chance(0.1)) {
        order.customerName = m_random.pick(chineseNames());
        order.address = QStringLiteral("%1%2号").arg(m_random.pick(chineseStreets())).arg(m_random.between(1, 999));
        order.phone = QStringLiteral("138 %1").arg(m_random.between(10'000'000, 99'999'999));
        return;
    }
    order.customerName = m_random.pick(givenNames()) + QLatin1Char(' ') + m_random.pick(surnames());
    order.address = QStringLiteral("%1 %2, %3 %4")
                        .arg(m_random.pick(streets()))
                        .arg(m_random.between(1, 180))
                        .arg(m_random.between(10000, 99999))
                        .arg(m_random.pick(towns()));
    order.phone = QStringLiteral("+49 %1 %2").arg(m_random.between(151, 179)).arg(m_random.between(1'000'000, 9'999'999));
}

void OrderWriter::setWhen(domain::Order &order)
{
    const bool finished = domain::isFinished(order.state);
    const auto age = minutes(finished ? m_random.between(1440, 2 * 525'600) : m_random.between(5, 14 * 1440));
    order.createdAt = today - age;
    if (!m_random.chance(0.05))
        order.due = order.createdAt + hours(m_random.between(4, 24 * 21));
    if (m_random.chance(0.4)) {
        order.windowStart = order.createdAt + hours(m_random.between(2, 24 * 10));
        order.windowEnd = *order.windowStart + hours(2);
    }
    if (finished)
        order.closedAt = order.createdAt + hours(m_random.between(2, 240));
}

domain::Order OrderWriter::nextOrder()
{
    domain::Order order;
    order.id = domain::OrderId(m_next);
    order.number = QStringLiteral("WO-%1").arg(m_next, 7, 10, QLatin1Char('0'));
    order.state = stateOf(int(m_random.below(1000)));
    order.lastAction = QStringLiteral("import"); // it comes in the state it has
    const qint64 urgency = m_random.below(100);
    order.priority = urgency < 2 ? domain::Priority::Emergency
        : urgency < 15           ? domain::Priority::High
        : urgency < 85           ? domain::Priority::Normal
                                 : domain::Priority::Low;
    order.templateId = domain::TemplateId(m_random.between(1, types().size()));
    order.unitId = domain::UnitId(m_random.between(2, unitCount));
    order.channel = m_random.pick(channels());
    order.zone = QStringLiteral("Europe/Berlin");
    order.location = core::Coordinate {47.0 + m_random.unit() * 2, 8.0 + m_random.unit() * 5};
    order.geoQuality = domain::GeoQuality::Exact;
    setWho(order);
    setWhen(order);
    order.description = m_random.pick(faults());
    if (m_next % 62'500 == 7)
        order.description += QLatin1Char(' ') + QLatin1String(rareWord);
    return order;
}

Result<void> OrderWriter::writePlan(const domain::Order &order)
{
    FIELDLANE_ASSIGN(visit, m_visits.insert({{}, order.id, 1}));
    domain::Assignment a;
    a.orderId = order.id;
    a.visitId = visit;
    a.technicianId = domain::TechnicianId(m_random.between(1, technicianCount));
    a.plannedStart = order.createdAt + hours(m_random.between(4, 72));
    a.plannedEnd = a.plannedStart + hours(1);
    a.booked = domain::holdsBooking(order.state);
    a.overlapAllowed = true;
    FIELDLANE_TRY(m_assignments.insert(a));
    return {};
}

Result<void> OrderWriter::writeNext()
{
    const domain::Order order = nextOrder();
    const QString text = store::searchTextOf(order, types()[order.templateId.value() - 1], {});
    FIELDLANE_TRY(m_table.insert(order));
    FIELDLANE_TRY(m_connection.dialect().saveSearchText(m_connection, m_next, text, core::searchGrams(text)));
    if (domain::holdsBooking(order.state) || (order.state == OrderState::Closed && m_next % 4 == 0))
        FIELDLANE_TRY(writePlan(order));
    ++m_next;
    return {};
}

} // namespace fieldlane::app::bench
