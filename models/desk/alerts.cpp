#include "desk/alerts.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Alert;
using domain::AlertKind;

namespace {

/// Whether a look around a change has looked for this alert again.
bool isCovered(const Alert &alert, const AlertChange &covered)
{
    const bool ofPerson = alert.kind == AlertKind::CertificateExpiring || alert.kind == AlertKind::AbsentWithOrders;
    return ofPerson ? covered.technicians.contains(alert.technicianId) : covered.orders.contains(alert.orderId);
}

QString episodeOf(const Alert &alert)
{
    return alert.key() + QLatin1Char('|') + alert.episode();
}

} // namespace

Alerts::Alerts(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    // Positions come by the dozen; a look a second after the first of them is soon enough.
    constexpr int settleMs = 1'000;
    m_settle.setSingleShot(true);
    m_settle.setInterval(desk.options().mode == core::Worker::Mode::Threaded ? settleMs : 0);
    connect(&m_settle, &QTimer::timeout, this, &Alerts::look);
    connect(&m_timer, &QTimer::timeout, this, &Alerts::refresh);
    const auto later = [this] {
        if (!m_settle.isActive())
            m_settle.start();
    };
    connect(&desk, &Desk::ordersChanged, this, [this, later](const std::set<domain::OrderId> &orders) {
        m_changed.orders.insert(orders.begin(), orders.end());
        later();
    });
    connect(&desk, &Desk::lanesChanged, this, [this, later](const std::set<domain::TechnicianId> &technicians) {
        m_changed.technicians.insert(technicians.begin(), technicians.end());
        later();
    });
    const auto everything = [this, later] {
        m_catalogueChanged = true;
        m_whole = true;
        later();
    };
    connect(&desk, &Desk::catalogChanged, this, everything);
    connect(&desk, &Desk::viewerChanged, this, everything);
    connect(&desk, &Desk::boardReset, this, everything);
}

const Alerts::Entry *Alerts::find(const QString &key) const
{
    const auto it = std::find_if(m_list.begin(), m_list.end(), [&](const Entry &e) { return e.alert.key() == key; });
    return it == m_list.end() ? nullptr : &*it;
}

void Alerts::watch(core::Duration interval)
{
    m_timer.start(int(interval.count()));
    m_whole = true;
    if (m_desk.options().mode == core::Worker::Mode::Threaded)
        m_settle.start(); // what the window shows first is read first
    else
        look();
}

void Alerts::refresh()
{
    m_whole = true;
    look();
}

void Alerts::look()
{
    if (m_looking) {
        m_again = true;
        return;
    }
    m_settle.stop();
    m_looking = true;
    const AlertQuestion question {m_desk.viewer(), m_desk.now(), std::exchange(m_changed, {}),
        std::exchange(m_catalogueChanged, false), std::exchange(m_whole, false) || !m_known};
    m_desk.read<AlertAnswer>([scan = m_scan, question](store::Connection &c) { return scan->answer(c, question); }, this,
        [this](Result<AlertAnswer> answer) { take(std::move(answer)); });
}

void Alerts::take(Result<AlertAnswer> answer)
{
    m_looking = false;
    if (answer) {
        merge(*answer);
        arrange();
        tellNew();
        m_known = true;
        Q_EMIT changed();
    } else {
        m_whole = m_catalogueChanged = true; // what was asked for is still not known
        Q_EMIT failed(answer.error());
    }
    if (std::exchange(m_again, false))
        look();
}

void Alerts::merge(AlertAnswer &answer)
{
    m_policy = answer.policy;
    if (answer.whole) {
        m_alerts.clear();
        m_marks.clear();
    } else {
        std::erase_if(m_alerts, [&](const auto &known) { return isCovered(known.second, answer.covered); });
    }
    for (Alert &alert : answer.alerts)
        m_alerts[alert.key()] = std::move(alert);
    for (auto &[key, marks] : answer.marks)
        m_marks[key] = std::move(marks);
}

void Alerts::arrange()
{
    const core::Instant now = m_desk.now();
    m_list.clear();
    for (const auto &[key, alert] : m_alerts) {
        const auto marks = m_marks.find(key);
        m_list.push_back({alert,
            marks == m_marks.end() ? domain::AlertStanding() : domain::standingOf(alert, marks->second, now, m_policy),
            domain::levelOf(alert, now)});
    }
    const auto part = [](const Entry &e) { return e.standing.snoozed ? 2 : e.standing.acknowledged ? 1 : 0; };
    std::sort(m_list.begin(), m_list.end(), [&](const Entry &a, const Entry &b) {
        return part(a) != part(b) ? part(a) < part(b) : domain::comesBefore(a.alert, b.alert, now);
    });
    m_open = int(std::count_if(m_list.begin(), m_list.end(), [](const Entry &e) { return e.standing.isOpen(); }));
}

void Alerts::tellNew()
{
    std::vector<Alert> fresh;
    for (const Entry &entry : m_list) {
        if (m_told.insert(episodeOf(entry.alert)).second && entry.standing.isOpen())
            fresh.push_back(entry.alert);
    }
    if (m_known && !fresh.empty()) // what was wrong before the desk opened is nothing new
        Q_EMIT appeared(fresh);
}

void Alerts::mark(const QString &key, const Marking &marking, QObject *context, Done done)
{
    const auto known = m_alerts.find(key);
    if (known == m_alerts.end()) {
        done(Error {ErrorCode::NotFound, key, QStringLiteral("There is no such alert any more.")});
        return;
    }
    const Alert &alert = known->second;
    const domain::AlertMark mark {key, alert.episode(), alert.amount, marking.what, alert.orderId, alert.technicianId,
        m_desk.viewer().login, m_desk.now(), marking.until, marking.text.trimmed()};
    m_desk.read<void>([viewer = m_desk.viewer(), mark](store::Connection &c) { return markAlert(c, viewer, mark); }, this,
        [this, mark, receiver = QPointer<QObject>(context), done = std::move(done)](const Result<void> &result) {
            if (result) {
                m_marks[mark.key].push_back(mark);
                arrange();
                Q_EMIT changed();
            }
            if (receiver && done)
                done(result);
        });
}

void Alerts::remind(const QString &key, QObject *context, Done done)
{
    const Entry *entry = find(key);
    if (!entry || !entry->alert.orderId.isValid()) {
        done(Error {ErrorCode::InvalidInput, key, QStringLiteral("There is no order of which anybody could be reminded.")});
        return;
    }
    m_desk.submit(SingleCommand(RemindOrder {entry->alert.orderId}), this,
        [this, key, receiver = QPointer<QObject>(context), done = std::move(done)](const Result<Outcome> &result) {
            if (result)
                mark(key, {domain::AlertMarkKind::Reminded, {}, {}}, receiver, done);
            else if (receiver)
                done(result.error());
        });
}

} // namespace fieldlane::desk
