#pragma once
#include "desk/desk.h"
#include "ui/board/dropjudge.h"
#include <functional>
#include <QCoreApplication>
#include <QObject>

namespace fieldlane::ui::board {

/// Judges drops by the desk's placement, the one function that the command is judged by as well. An order that
/// is not in memory yet is fetched, and `arrived` is told when it came.
class DeskJudge : public QObject, public DropJudge
{
    Q_OBJECT
public:
    DeskJudge(desk::Desk &desk, QObject *parent);

    Verdict judge(const DragSubject &subject, const DropWish &wish) const override;
    /// The placement of one order; nothing while it is being fetched.
    std::optional<engine::Placement> placement(const DragSubject &subject, const DropWish &wish) const;
    /// The working time that makes a job which starts there end at `end`, breaks not counted.
    std::optional<core::Duration> workUntil(const DragSubject &subject, const DropWish &wish) const;
    domain::OrderId orderOf(const DragSubject &subject) const;
    /// The command that a move of an assistant's bar stands for; nothing when it is no assistant's.
    std::optional<desk::AssistOrder> assistance(const DragSubject &subject, const DropWish &wish) const;
    /// What a drop of several means, in the order in which it is done; nothing while one is still being read.
    /// Orders from outside stand one behind the other, each where it first fits; bars keep their distances.
    std::optional<std::vector<desk::Desk::Wish>> wishes(const DragSubject &subject, const DropWish &wish) const;
    static bool isGroup(const DragSubject &subject) { return subject.orders.size() > 1 || !subject.others.empty(); }
    /// Makes sure that an order is in memory.
    void fetch(domain::OrderId order) const;

    static Severity severityOf(rules::Severity severity);

Q_SIGNALS:
    void arrived();

private:
    const domain::OrderRecord *recordOf(domain::OrderId id) const;
    /// What a subject is, looked up once: every visible lane is judged at each step of a drag.
    struct Held
    {
        const domain::PlannedWork *work = nullptr; ///< of the bar; null for an order from outside
        domain::OrderId order;
        const domain::OrderRecord *record = nullptr; ///< null while it is being fetched
        bool assists() const;
    };
    Held held(const DragSubject &subject) const;
    /// Of the lead with who goes along, or an assistant's own; with the working time that the wish asks for.
    std::optional<engine::Job> jobFor(const Held &held, const DropWish &wish) const;
    engine::Job jobOfAssistant(const domain::OrderRecord &record, const domain::Assignment &assistant) const;
    core::Duration workThatEnds(engine::Job job, domain::TechnicianId technician, core::TimeSpan span) const;
    QString objectionTo(const Held &held) const;
    void judgeAssistance(const Held &held, const DropWish &wish, Verdict &verdict) const;
    Verdict judgeGroup(const DragSubject &subject, const DropWish &wish) const;
    void takeAlong(const engine::Job &job, domain::TechnicianId lead, core::TimeSpan work, Verdict &verdict) const;
    void countIn(const engine::Placement &placement, const QString &number, Verdict &verdict) const;
    std::vector<DragSubject> membersOf(const DragSubject &subject) const;

    desk::Desk &m_desk;
    mutable std::set<domain::OrderId> m_fetching;
};

} // namespace fieldlane::ui::board
