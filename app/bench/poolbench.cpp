#include "app/bench/poolbench.h"
#include "app/bench/memory.h"
#include "app/bench/poolpeers.h"
#include "app/bench/timing.h"
#include "core/clock.h"
#include "store/poolrepository.h"
#include "store/searchindex.h"
#include "ui/pool/pooltable.h"
#include "ui/pool/poolview.h"
#include <QCoreApplication>
#include <QScrollBar>

namespace fieldlane::app::bench {

using core::Result;
using domain::OrderState;
using domain::PoolSortKey;
using itemviews::OrderPoolModel;
using store::PoolQuery;
using store::PoolRepository;

namespace {

constexpr int firstRows = 128;
constexpr int runs = 9;
constexpr double searchTarget = 20;
constexpr double filterTarget = 30;
constexpr double scrollTarget = 8;
constexpr double jumpTarget = 12;
constexpr double memoryTarget = 80; // megabytes of the view with all orders, after all its questions

struct Term
{
    const char *name;
    const char *text;
};
constexpr Term terms[] = {{"one letter", "s"}, {"two letters", "sc"}, {"two letters, Chinese", "浦东"}, {"three letters", "sch"},
    {"common word", "repair"}, {"common name", "schmidt"}, {"two words", "anna schmidt"}, {"rare word", "zyklotron"},
    {"number", "0004711"}, {"phrase", "makes a loud noise"}, {"absent", "xqjvw"}};

/// What the repository answers a keystroke with, and all ids after it.
class RepositoryBench
{
public:
    RepositoryBench(store::Connection &connection, Report &report)
        : m_connection(connection)
        , m_report(report)
    {
    }
    Result<void> run()
    {
        for (const Term &term : terms)
            FIELDLANE_TRY(search(term));
        m_report.addAgainst(QStringLiteral("pool.search.first.all-terms"), m_medians, searchTarget);
        PoolQuery state;
        state.filter.states = {OrderState::PendingDispatch};
        FIELDLANE_TRY(measure(QStringLiteral("pool.filter.state.first"), [&] { return first(state); }));
        FIELDLANE_TRY(measure(QStringLiteral("pool.filter.state.ids"), [&] { return ids(state); }, filterTarget));
        FIELDLANE_TRY(measure(QStringLiteral("pool.filter.state.count"), [&] { return count(state); }));
        FIELDLANE_TRY(measure(QStringLiteral("pool.filter.none.ids"), [&] { return ids({}); }));
        FIELDLANE_TRY(measure(QStringLiteral("pool.tabs.counts"), [&]() -> Result<void> {
            FIELDLANE_TRY(m_repository.countsPerState());
            return {};
        }));
        PoolQuery customer;
        customer.sort.key = PoolSortKey::Customer;
        return measure(QStringLiteral("pool.sort.customer.first"), [&] { return first(customer); });
    }

private:
    Result<void> first(const PoolQuery &query)
    {
        FIELDLANE_TRY(m_repository.first(query, firstRows));
        return {};
    }
    Result<void> ids(const PoolQuery &query)
    {
        FIELDLANE_TRY(m_repository.ids(query));
        return {};
    }
    Result<void> count(const PoolQuery &query)
    {
        FIELDLANE_TRY(m_repository.count(query));
        return {};
    }
    Result<void> measure(const QString &name, const std::function<Result<void>()> &once, std::optional<double> target = {})
    {
        std::optional<core::Error> error;
        const Timing timing = Timing::of(runs, [&] {
            if (const auto done = once(); !done)
                error = done.error();
        });
        if (error)
            return *error;
        if (target)
            m_report.addAgainst(name, timing, *target);
        else
            m_report.add(name, timing);
        return {};
    }
    Result<void> search(const Term &term)
    {
        PoolQuery query;
        query.words = store::searchWords(QString::fromUtf8(term.text));
        std::optional<core::Error> error;
        const Timing timing = Timing::of(runs, [&] {
            if (const auto done = m_repository.first(query, firstRows); !done)
                error = done.error();
        });
        if (error)
            return *error;
        FIELDLANE_ASSIGN(all, m_repository.ids(query));
        const Timing full = Timing::of(1, [&] { static_cast<void>(m_repository.ids(query)); });
        m_medians.add(timing.median());
        m_report.add(QStringLiteral("pool.search.first.") + QLatin1String(term.name), timing,
            {{QStringLiteral("hits"), qint64(all.size())}, {QStringLiteral("all"), full.median()}});
        return {};
    }

    store::Connection &m_connection;
    Report &m_report;
    PoolRepository m_repository {m_connection};
    Timing m_medians;
};

/// The view itself, painted as on screen; its workers run in place so that one thread's time holds everything.
class ViewBench
{
public:
    ViewBench(desk::Desk &desk, Report &report, double memoryBefore)
        : m_report(report)
        , m_before(memoryBefore)
        , m_view(desk)
    {
        m_view.setAttribute(Qt::WA_DontShowOnScreen);
        m_view.resize(1280, 900);
        m_view.show();
        m_view.setQuestion({});
        QObject::connect(&m_view.model(), &OrderPoolModel::dataChanged, &m_view, [this] { m_pageCame = true; });
        settle();
    }
    void run()
    {
        QScrollBar *bar = m_view.table().verticalScrollBar();
        int row = 0;
        m_report.addAgainst(QStringLiteral("pool.view.scroll-step"), Timing::of(60, [&] {
            bar->setValue(row += 3);
            settle();
        }), scrollTarget);
        m_report.addAgainst(QStringLiteral("pool.view.jump"), Timing::of(30, [&] {
            row = int((qint64(row) * 31 + 7919 * 131) % std::max(1, m_view.model().rowCount()));
            bar->setValue(row);
            settle();
        }), jumpTarget);
        m_report.add(QStringLiteral("pool.view.repaint"), Timing::of(30, [&] { settle(); }));
        bool planned = false;
        m_report.addAgainst(QStringLiteral("pool.view.filter-state"), Timing::of(runs, [&] {
            desk::PoolQuestion question;
            if ((planned = !planned))
                question.filter.states = {OrderState::PendingDispatch};
            else
                question.filter.states = {OrderState::Completed};
            m_view.setQuestion(question);
            settle();
        }), filterTarget);
        m_report.addValue(QStringLiteral("pool.view.memory"), residentMegabytes() - m_before, QStringLiteral("MB"), memoryTarget);
    }

private:
    /// Paints, takes the pages that the painting asked for, and paints those.
    void settle()
    {
        m_pageCame = false;
        paint();
        QCoreApplication::sendPostedEvents();
        if (m_pageCame)
            paint();
    }
    /// The rows: nothing else of the view is dirty when they move.
    void paint()
    {
        QWidget *rows = m_view.table().viewport();
        if (m_picture.size() != rows->size())
            m_picture = QImage(rows->size(), QImage::Format_RGB32);
        rows->render(&m_picture, {}, {}, QWidget::RenderFlags());
    }
    Report &m_report;
    double m_before;
    ui::pool::PoolView m_view;
    QImage m_picture;
    bool m_pageCame = false;
};

} // namespace

Result<void> runPoolBench(const QString &databaseFile)
{
    Report report;
    const double before = residentMegabytes();
    const core::SystemClock clock;
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(databaseFile));
    {
        FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadOnly));
        FIELDLANE_TRY(RepositoryBench(*connection, report).run());
    }
    {
        desk::Desk::Options options;
        options.database = databaseFile;
        options.access = desk::Desk::Access::ReadOnly;
        FIELDLANE_ASSIGN(desk, desk::Desk::open(options, clock));
        ViewBench(*desk, report, before).run();
    }
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadOnly));
    return runPoolPeers(*connection, report);
}

} // namespace fieldlane::app::bench
