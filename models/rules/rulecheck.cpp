#include "rules/rulecheck.h"
#include "rules/limits.h"
#include "rules/rowfault.h"
#include "rules/rulebookjson.h"

namespace fieldlane::rules {

namespace {

BookFault toBookFault(RowFault fault)
{
    switch (fault) {
    case RowFault::UnknownField:
        return BookFault::UnknownField;
    case RowFault::OperatorNotAllowed:
        return BookFault::OperatorNotAllowed;
    case RowFault::WrongOperand:
        return BookFault::WrongOperand;
    case RowFault::NothingChosen:
        return BookFault::NothingChosen;
    case RowFault::EmptyRange:
        return BookFault::EmptyRange;
    case RowFault::TooMuch:
        break;
    }
    return BookFault::TooMuch;
}

BookFault toBookFault(ActionFault fault)
{
    switch (fault) {
    case ActionFault::NothingChosen:
        return BookFault::NothingChosen;
    case ActionFault::TooMuch:
        return BookFault::TooMuch;
    case ActionFault::UnknownKind:
    case ActionFault::WrongArgument:
        break;
    }
    return BookFault::WrongArgument;
}

/// Looks at one rule and collects.
class RuleCheck
{
public:
    RuleCheck(const Rule &rule, const FieldCatalogue &catalogue, const KnownThings &known, std::vector<BookFinding> &findings)
        : m_rule(rule)
        , m_catalogue(catalogue)
        , m_known(known)
        , m_findings(findings)
    {
    }
    void run()
    {
        // What is kept unread is told by reading it again.
        static_cast<void>(ruleFromJson(toJson(m_rule), m_rule.id, m_findings));
        if (const int depth = depthOf(m_rule.when); depth > limits::depth)
            add({.fault = BookFault::TooDeep, .subject = depth});
        if (const int rows = rowCountOf(m_rule.when); rows > limits::rows)
            add({.fault = BookFault::TooManyRows, .subject = rows});
        if (m_rule.then.size() > size_t(limits::actions))
            add({.fault = BookFault::TooManyActions, .subject = qint64(m_rule.then.size())});
        forEachCondition(m_rule.when, [this](const Condition &condition, const ConditionPath &path) {
            if (condition.kind == Condition::Kind::Row)
                checkRow(condition.row, path);
        });
        for (size_t i = 0; i < m_rule.then.size(); ++i)
            checkAction(m_rule.then[i], int(i));
        if (m_rule.then.empty() && !m_rule.stops && m_rule.unread.isUndefined())
            add({.fault = BookFault::NoActions});
    }

private:
    void add(BookFinding finding)
    {
        finding.ruleId = m_rule.id;
        m_findings.push_back(std::move(finding));
    }
    void checkRow(const Row &row, const ConditionPath &path)
    {
        if (const auto fault = faultOf(row, m_catalogue)) {
            add({.fault = toBookFault(*fault), .path = path, .name = row.field});
            return;
        }
        const FieldDescriptor *field = m_catalogue.find(row.field);
        if (const auto *members = std::get_if<Members>(&row.operand); members && field->kind == ValueKind::Reference) {
            for (const qint64 id : members->values)
                checkId(field->reference, id, {.path = path});
        }
        if (const auto *codes = std::get_if<Codes>(&row.operand))
            checkCodes(*field, *codes, path);
    }
    void checkCodes(const FieldDescriptor &field, const Codes &codes, const ConditionPath &path)
    {
        const auto known = m_known.codes.find(field.code);
        for (const QString &code : codes.values) {
            const bool missing = known != m_known.codes.end() && !known->second.contains(code);
            if (missing || (!field.choices.isEmpty() && !field.choices.contains(code)))
                add({.fault = BookFault::UnknownChoice, .path = path, .name = field.code, .text = code});
        }
    }
    void checkId(ReferenceKind kind, qint64 id, BookFinding finding)
    {
        const auto known = m_known.ids.find(kind);
        if (known == m_known.ids.end() || known->second.contains(id))
            return;
        finding.fault = BookFault::UnknownReference;
        finding.name = toCode(kind);
        finding.subject = id;
        add(std::move(finding));
    }
    void checkAction(const Action &action, int place)
    {
        const ActionDescriptor *descriptor = descriptorOf(action.kind);
        if (!descriptor)
            return;
        const QString name = QLatin1String(descriptor->code);
        if (const auto fault = faultOf(action)) {
            add({.fault = toBookFault(*fault), .action = place, .name = name});
            return;
        }
        for (int i = 0; i < place && !descriptor->addsUp; ++i) {
            if (m_rule.then[size_t(i)].kind == action.kind) {
                add({.fault = BookFault::ActionTwice, .action = place, .name = name});
                break;
            }
        }
        checkArgument(action, *descriptor, place);
    }
    void checkArgument(const Action &action, const ActionDescriptor &descriptor, int place)
    {
        if (const auto *id = std::get_if<ReferenceId>(&action.argument))
            checkId(descriptor.reference, id->value, {.action = place});
        if (const auto *people = std::get_if<std::vector<domain::TechnicianId>>(&action.argument)) {
            for (const domain::TechnicianId id : *people)
                checkId(ReferenceKind::Technician, id.value(), {.action = place});
        }
        if (const auto *request = std::get_if<NoticeRequest>(&action.argument); request && !request->audience)
            checkId(ReferenceKind::Person, request->person.value(), {.action = place});
        if (const auto *name = std::get_if<QString>(&action.argument); name && m_known.policies && !m_known.policies->contains(*name))
            add({.fault = BookFault::UnknownPolicy, .action = place, .text = *name});
        if (const auto *skill = std::get_if<domain::Skill>(&action.argument); skill && m_known.skills)
            checkSkill(*skill, place);
    }
    void checkSkill(const domain::Skill &skill, int place)
    {
        const int highest = m_known.skills->value(skill.name, 0);
        if (highest == 0)
            add({.fault = BookFault::UnknownSkill, .action = place, .text = skill.name});
        else if (highest < skill.level)
            add({.fault = BookFault::SkillTooHigh, .action = place, .text = skill.name, .subject = skill.level});
    }

    const Rule &m_rule;
    const FieldCatalogue &m_catalogue;
    const KnownThings &m_known;
    std::vector<BookFinding> &m_findings;
};

} // namespace

void checkRule(const Rule &rule, const FieldCatalogue &catalogue, const KnownThings &known, std::vector<BookFinding> &findings)
{
    RuleCheck(rule, catalogue, known, findings).run();
}

} // namespace fieldlane::rules
