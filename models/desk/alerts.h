#pragma once
#include "desk/alertscan.h"
#include "desk/desk.h"

namespace fieldlane::desk {

/// The inbox: everything that is wrong now, ranked, with what people noted about it. It is looked for in the
/// background: around orders and lanes that change at once, everywhere now and then, for time alone makes alerts
/// too. GUI thread; the desk is borrowed and outlives it.
class Alerts : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        domain::Alert alert;
        domain::AlertStanding standing;
        domain::AlertLevel level = domain::AlertLevel::Later;
    };

    explicit Alerts(Desk &desk, QObject *parent = nullptr);
    /// The open ones first, then the acknowledged, then those that are snoozed; the most pressing first in each.
    const std::vector<Entry> &list() const { return m_list; }
    const Entry *find(const QString &key) const;
    int openCount() const { return m_open; }
    const domain::AlertPolicy &policy() const { return m_policy; }
    /// Whether an answer was ever there.
    bool isKnown() const { return m_known; }

    /// Looks everywhere now; while a look is under way, one more follows it.
    void refresh();
    /// Looks everywhere now and from then on every `interval`, and after changes when they have settled.
    void watch(core::Duration interval = core::seconds(30));

    struct Marking
    {
        domain::AlertMarkKind what = domain::AlertMarkKind::Acknowledged;
        QString text;
        std::optional<core::Instant> until;
    };
    using Done = std::function<void(const core::Result<void> &)>;
    /// NotFound when nothing is wrong there any more.
    void mark(const QString &key, const Marking &marking, QObject *context, Done done);
    /// Reminds everybody whom the alert's order waits for, and writes down who did. InvalidInput without an order.
    void remind(const QString &key, QObject *context, Done done);

Q_SIGNALS:
    void changed();
    /// Alerts that were not there before and nobody has marked; each episode is told once.
    void appeared(const std::vector<fieldlane::domain::Alert> &alerts);
    void failed(const fieldlane::core::Error &error);

private:
    void look();
    void take(core::Result<AlertAnswer> answer);
    void merge(AlertAnswer &answer);
    void arrange();
    void tellNew();

    Desk &m_desk;
    std::shared_ptr<AlertScan> m_scan = std::make_shared<AlertScan>(); // used on the database's thread only
    std::map<QString, domain::Alert> m_alerts;
    store::AlertMarkRepository::Marks m_marks;
    domain::AlertPolicy m_policy;
    std::vector<Entry> m_list;
    int m_open = 0;
    bool m_known = false;
    bool m_looking = false;
    AlertChange m_changed; ///< since the last question
    bool m_catalogueChanged = false;
    bool m_whole = true; ///< the next look is everywhere
    bool m_again = false;
    std::set<QString> m_told; ///< keys with their episodes
    QTimer m_settle {this};
    QTimer m_timer {this};
};

} // namespace fieldlane::desk
