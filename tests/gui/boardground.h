#pragma once
#include "desk/databasecheck.h"
#include "gui/orderdrag.h"
#include "store/connection.h"
#include "ui/board/boardcontroller.h"
#include <QApplication>
#include <QDragEnterEvent>
#include <QTemporaryDir>
#include <QtTest>

namespace fieldlane::fixture {

using namespace fieldlane::ui::board;
using core::minutes;
using domain::OrderId;
using domain::TechnicianId;

// Monday 08:00 in Vaduz.
inline const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));
inline const QTimeZone vaduz("Europe/Vaduz");

/// Answers what the test says, and remembers what was asked.
class ScriptedPrompts : public BoardPrompts
{
public:
    void ask(const ui::Question &question, QObject *, std::function<void(bool)> answer) override
    {
        asked.push_back(question);
        answer(accept);
    }
    void schedule(const domain::Order &, const SchedulePlan &proposal, QObject *, std::function<void(const SchedulePlan &)> answer) override
    {
        proposed.push_back(proposal);
        if (exact)
            answer(*exact);
    }
    void assistants(const domain::OrderRecord &order, AssistFlow &) override { assisted.push_back(order.order.id); }
    std::vector<ui::Question> asked;
    std::vector<domain::OrderId> assisted;
    std::vector<SchedulePlan> proposed;
    std::optional<SchedulePlan> exact;
    bool accept = true;
};

inline core::Result<desk::Outcome> run(desk::Desk &desk, const desk::SingleCommand &command)
{
    std::optional<core::Result<desk::Outcome>> answer;
    desk.submit(command, &desk, [&](const core::Result<desk::Outcome> &r) { answer = r; });
    return *answer;
}

/// A board on a database of its own with three technicians, and the hands that work on it.
class BoardGround : public QObject
{
protected:
    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_path;
    core::ShiftedClock m_clock {monday};
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<BoardView> m_view;
    std::unique_ptr<ScriptedPrompts> m_prompts;
    std::unique_ptr<BoardController> m_controller;
    QStringList m_refusals;
    TechnicianId m_anna, m_beat, m_carla;

    std::unique_ptr<desk::Desk> open(const QString &actor)
    {
        desk::Desk::Options options;
        options.database = m_path;
        options.access = desk::Desk::Access::Create;
        options.actor = actor;
        auto opened = desk::Desk::open(options, m_clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    TechnicianId addTechnician(const QString &name, std::vector<domain::Skill> skills)
    {
        domain::Technician t;
        t.name = name;
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = core::Coordinate {47.14, 9.52};
        t.skills = std::move(skills);
        for (int weekday = 1; weekday <= 7; ++weekday)
            t.shifts.push_back({weekday, 8 * 60, 17 * 60, 12 * 60, 12 * 60 + 30});
        return TechnicianId(run(*m_desk, desk::Save<domain::Technician> {t})->createdId);
    }
    domain::Order addOrder(const QString &customer, core::Duration duration = minutes(60))
    {
        desk::CreateOrder create;
        create.order.customerName = customer;
        create.order.zone = QStringLiteral("Europe/Vaduz");
        create.order.location = core::Coordinate {47.16, 9.51};
        create.order.duration = duration;
        create.order.requirements = {{QStringLiteral("hvac"), 1, {}}};
        return run(*m_desk, create)->current->order;
    }
    OrderId plannedOrder(const QString &customer, TechnicianId technician, int minute, core::Duration duration = minutes(60))
    {
        const domain::Order order = addOrder(customer, duration);
        const auto outcome = run(*m_desk, desk::PlanOrder {order.id, order.version, technician, monday + minutes(minute), {}, desk::Consent::Given, {}});
        if (!outcome || !outcome->isDone())
            qFatal("the order could not be planned");
        return order.id;
    }
    /// A fresh company with three technicians, and a board on it from half an hour before Monday morning on.
    void openBoard()
    {
        m_path = m_folder.filePath(QStringLiteral("company%1.fieldlane").arg(++m_files));
        m_clock.set(monday);
        m_refusals.clear();
        m_desk = open(QStringLiteral("anna"));
        m_anna = addTechnician(QStringLiteral("Anna Hasler"), {{QStringLiteral("hvac"), 2, {}}});
        m_beat = addTechnician(QStringLiteral("Beat Nigg"), {{QStringLiteral("hvac"), 2, {}}});
        m_carla = addTechnician(QStringLiteral("Carla Beck"), {{QStringLiteral("fridge"), 2, {}}});
        m_view = std::make_unique<BoardView>();
        m_view->setAnimated(false);
        m_view->resize(1280, 500);
        m_prompts = std::make_unique<ScriptedPrompts>();
        m_controller = std::make_unique<BoardController>(*m_desk, *m_view, *m_prompts);
        connect(m_controller.get(), &BoardController::refused, this, [this](const QString &sentence) { m_refusals << sentence; });
        m_view->show();
        m_view->showSpan({monday - minutes(30), monday + minutes(600)});
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }
    void closeBoard()
    {
        m_controller.reset();
        m_view.reset();
        m_desk.reset();
        QCOMPARE(problems(), QStringList());
    }
    const domain::PlannedWork &work(OrderId order) const { return *m_desk->board().findOrder(order); }
    chart::BarHandle bar(OrderId order) const { return BoardFeed::handle(work(order).assignment.id); }
    int startMinute(OrderId order) const { return int((work(order).assignment.plannedStart - monday) / minutes(1)); }
    QPoint at(TechnicianId technician, int minute) const
    {
        m_view->collectFrame();
        return m_view->pointAt(BoardFeed::handle(technician), monday + minutes(minute));
    }
    void send(QEvent::Type type, QPoint position, Qt::MouseButton button, Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, position, m_view->viewport()->mapToGlobal(position), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &event);
    }
    void drag(QPoint from, QPoint to, bool letGo = true)
    {
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, from + QPoint(12, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        if (letGo)
            send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    }
    void dropOrders(const std::vector<qint64> &orders, QPoint position)
    {
        const auto mime = fixture::dragOf(orders);
        QDragEnterEvent enter(position, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent move(position, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &move);
        QDropEvent drop(position, Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &drop);
    }
    QStringList problems()
    {
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_path), store::Connection::Access::ReadWrite);
        return *desk::checkDatabase(**connection);
    }
};

} // namespace fieldlane::fixture
