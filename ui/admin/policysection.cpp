#include "ui/admin/policysection.h"
#include "desk/policies.h"
#include "ui/admin/policyeditor.h"
#include "ui/admin/policyeffect.h"
#include "ui/shared/policywords.h"

namespace fieldlane::ui::admin {

using domain::PlanningPolicy;
using domain::PolicySituation;
using Width = RowPlace::Width;

PolicySection::PolicySection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("policies"), tr("Policies"), QStringLiteral("filter"), tr("&New policy"),
              tr("A policy says what is asked before a drop and what a good place is. Without one the standard counts.")},
          parent)
    , m_editor(new PolicyEditor)
    , m_effect(new PolicyEffect(desk, tools.zone, this))
    , m_choose(addAction(QStringLiteral("choose"), tr("Put in force")))
    , m_byDay(addAction(QStringLiteral("byDay"), tr("Leave it to the kind of day")))
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &p) -> auto & { return p.name; });
    f.choice({tr("Made for this &kind of day"), {QStringLiteral("situation")}}, [](auto &p) -> auto & { return p.situation; }, [] {
        Form<PlanningPolicy>::Choices<PolicySituation> choices;
        for (const auto situation : {PolicySituation::None, PolicySituation::Normal, PolicySituation::Holiday, PolicySituation::Storm})
            choices.emplace_back(situation, PolicyWords::situation(situation));
        return choices;
    });
    f.custom({tr("What counts, and how &much"), {QStringLiteral("content")}, Width::Full}, [](auto &p) -> auto & { return p.content; },
        m_editor, m_editor->first(), [](const QJsonObject &content) { return PolicyEditor::words(content); });
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("&In use"), [](auto &p) -> auto & { return p.active; });
    f.setRequired(QStringLiteral("name"));
    connect(m_effect, &PolicyEffect::told, m_editor, &PolicyEditor::setEffect);
    connect(m_choose, &QAction::triggered, this, [this] { choose(base().id); });
    connect(m_byDay, &QAction::triggered, this, [this] { choose({}); });
}

std::vector<PlanningPolicy> PolicySection::all() const
{
    return inOrder(catalog().organisation().policies);
}

Entry PolicySection::entryOf(const PlanningPolicy &policy) const
{
    const QString situation = PolicyWords::situation(policy.situation);
    const bool isInForce = policy.id.isValid() && policy.id == desk::policyIdInForce(catalog(), m_desk.now());
    //: A policy that everything is planned by now; %1 is the kind of day it is made for.
    return {0, policy.name, isInForce ? tr("In force · %1").arg(situation) : situation, 0, policy.active};
}

PlanningPolicy PolicySection::fresh() const
{
    PlanningPolicy policy;
    policy.content = desk::contentOf(rules::StoredPolicy());
    return policy;
}

void PolicySection::shown()
{
    const auto &policies = catalog().organisation().policies;
    const bool anyChosen = std::any_of(policies.begin(), policies.end(), [](const PlanningPolicy &p) { return p.chosenAt.has_value(); });
    const bool isStored = mayEdit() && base().id.isValid();
    m_choose->setEnabled(isStored && base().active && !base().chosenAt);
    m_byDay->setEnabled(isStored && anyChosen);
    m_effect->ask(desk::readingOf(base()).stored.policy, desk::readingOf(editedDoc()).stored.policy);
}

void PolicySection::choose(domain::PolicyId id)
{
    send({desk::ChoosePolicy {id}}, {}, id.isValid() ? tr("In force from now on.") : tr("The kind of day decides from now on."));
}

template class EntrySection<PlanningPolicy>;

} // namespace fieldlane::ui::admin
