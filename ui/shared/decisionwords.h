#pragma once
#include "desk/askedpeople.h"
#include "rules/decision.h"
#include <QCoreApplication>
#include <QStringList>
#include <QTimeZone>

namespace fieldlane::ui {

/// Why a technician has an order, in the user's language; for the window and for fieldlanectl.
class DecisionWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::DecisionWords)
public:
    DecisionWords(QTimeZone zone, core::Instant now)
        : m_zone(std::move(zone))
        , m_now(now)
    {
    }
    /// Who decided, when, and by which rules and policy; some sentences.
    QString maker(const rules::Decision &decision) const;
    /// When automatic dispatch found nobody, by which policy, and how many it looked at; some sentences.
    QString nobody(const rules::Decision &decision) const;
    /// Who was chosen and when work begins; empty when nobody was.
    QString chosen(const rules::Decision &decision) const;
    /// Who came second and what they would have cost more or less.
    QString runnerUp(const rules::Decision &decision) const;
    /// How many were looked at, and why those who are not listed could not.
    QString considered(const rules::Decision &decision) const;
    /// What makes a difference between two, a line for each objective: "Travel: 12 min more, costs 720 more".
    static QStringList parts(const rules::CostParts &parts);
    /// "240 more", "240 less", "the same".
    static QString difference(qint64 cost);
    /// When somebody else would have begun, or would begin now.
    QString start(const rules::DecisionCandidate &candidate) const;
    /// What speaks against somebody, a sentence each.
    QStringList findings(const std::vector<rules::Finding> &findings) const;
    /// What is in the way of those who were looked at, a line each.
    QStringList hindrances(const rules::Decision &decision) const;
    /// Why automatic dispatch would not ask somebody, a sentence each.
    static QStringList notAsked(const std::vector<desk::NotAsked> &reasons);

private:
    QString moment(core::Instant t) const;

    QTimeZone m_zone;
    core::Instant m_now;
};

} // namespace fieldlane::ui
