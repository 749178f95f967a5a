#include "ui/admin/policyeffect.h"
#include "core/zone.h"
#include "ui/shared/replaywords.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::admin {

using core::Instant;
using desk::ReplayFigures;

namespace {

constexpr int daysBack = 7;

core::TimeSpan dayAt(QDate day, const QTimeZone &zone)
{
    return {core::fromDateTime(QDateTime(day, QTime(0, 0), zone)), core::fromDateTime(QDateTime(day.addDays(1), QTime(0, 0), zone))};
}

} // namespace

PolicyEffect::PolicyEffect(desk::Desk &desk, const QTimeZone &zone, QObject *parent, int most)
    : QObject(parent)
    , m_desk(desk)
    , m_zone(zone)
    , m_most(most)
    , m_worker(QStringLiteral("policy effect"), desk.options().mode)
{
    constexpr int pauseOfWhoeverEdits = 120;
    m_soon.setSingleShot(true);
    m_soon.setInterval(pauseOfWhoeverEdits);
    connect(&m_soon, &QTimer::timeout, this, &PolicyEffect::work);
}

PolicyEffect::~PolicyEffect()
{
    m_stop.abandon();
}

bool PolicyEffect::isSame() const
{
    return m_stored.weights == m_edited.weights && m_stored.severities == m_edited.severities;
}

void PolicyEffect::ask(const rules::Policy &stored, const rules::Policy &edited)
{
    m_stop.abandon();
    m_stored = stored;
    m_edited = edited;
    if (!m_desk.viewer().permissions.has(domain::Permission::SeeReports)) {
        Q_EMIT told(tr("What a change would have done to a day is shown to those who may see reports."));
        return;
    }
    if (isSame()) {
        m_soon.stop();
        m_day.reset(); // days pass, and rules are published
        Q_EMIT told(tr("Move a slider to see what it would have done to the fullest day of the last week."));
        return;
    }
    m_soon.start();
}

void PolicyEffect::readDay()
{
    if (std::exchange(m_isReading, true))
        return;
    const QDate today = core::toLocal(m_zone, m_desk.now()).date();
    const core::TimeSpan week {dayAt(today.addDays(-daysBack), m_zone).start, dayAt(today, m_zone).start};
    auto catalog = std::make_shared<const desk::Catalog>(m_desk.catalog());
    const auto read = [catalog, viewer = m_desk.viewer(), week, zone = m_zone, most = m_most](store::Connection &connection) -> core::Result<Day> {
        FIELDLANE_ASSIGN(day, desk::fullestDay(connection, week, zone));
        if (!day.isValid())
            return Day {{}, *catalog, {}, nullptr};
        const auto rules = std::make_shared<desk::RulesInForce>();
        FIELDLANE_ASSIGN(evaluator, rules->newest(connection, *catalog));
        FIELDLANE_ASSIGN(days, desk::pastDays(connection, *catalog, viewer, dayAt(day, zone), most));
        return Day {std::move(days), *catalog, rules, evaluator};
    };
    m_desk.read<Day>(read, this, [this](core::Result<Day> day) {
        m_isReading = false;
        if (!day)
            return Q_EMIT told(Words::error(day.error()));
        m_day = std::make_shared<const Day>(std::move(*day));
        if (!isSame())
            work();
    });
}

void PolicyEffect::work()
{
    Q_EMIT told(tr("Dispatching a day anew…"));
    if (!m_day)
        return readDay();
    m_stop = m_worker.run(
        [day = m_day, stored = m_stored, edited = m_edited](const core::StopToken &stop) {
            return Both {desk::replay(day->days, day->catalog, day->evaluator, &stored, stop), desk::replay(day->days, day->catalog, day->evaluator, &edited, stop)};
        },
        this, [this](const Both &both) { Q_EMIT told(sentenceOf(both)); });
}

QString PolicyEffect::sentenceOf(const Both &both) const
{
    const ReplayFigures &a = both.stored.after;
    const ReplayFigures &b = both.edited.after;
    if (a.orders == 0)
        return tr("No orders came in during the last week, so there is no day to try this on.");
    int elsewhere = 0;
    for (size_t i = 0; i < both.stored.orders.size(); ++i)
        elsewhere += both.stored.orders[i].after != both.edited.orders[i].after ? 1 : 0;
    const QString day = Words::day(core::toLocal(m_zone, m_day->days.span.start).date());
    //: %1 is a day; %n orders came in on it.
    const QString head = tr("On %1 %n orders came in.", nullptr, a.orders).arg(day) + QLatin1Char(' ')
        + tr("Dispatched anew, %n would go to somebody else or at another time.", nullptr, elsewhere);
    //: Each is a figure and in brackets its change.
    const QString figures = tr("Travel %1 (%2), lateness %3 (%4), broken promises %5 (%6), busiest person %7 (%8).")
                                .arg(Words::duration(b.travel), ReplayWords::change(a.travel, b.travel), Words::duration(b.lateness),
                                    ReplayWords::change(a.lateness, b.lateness), QString::number(b.broken), ReplayWords::change(a.broken, b.broken),
                                    Words::duration(b.mostLoad), ReplayWords::change(a.mostLoad, b.mostLoad));
    if (!m_day->days.isCut)
        return head + QLatin1Char('\n') + figures;
    return head + QLatin1Char(' ') + tr("More came in; only the first %1 of that day were tried.").arg(m_most) + QLatin1Char('\n') + figures;
}

} // namespace fieldlane::ui::admin
