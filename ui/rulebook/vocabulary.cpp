#include "ui/rulebook/vocabulary.h"
#include "desk/rulebooks.h"
#include "ui/shared/orderchannels.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/words.h"
#include <algorithm>
#include <array>
#include <QCryptographicHash>

namespace fieldlane::ui::rulebook {

using rules::Fact;
using rules::Operator;
using rules::ReferenceKind;
using rules::ValueKind;

namespace {

void sortByName(std::vector<ChoiceOption> &options)
{
    std::sort(options.begin(), options.end(),
        [](const ChoiceOption &a, const ChoiceOption &b) { return a.text.localeAwareCompare(b.text) < 0; });
}

template <class List, class Words, class Wanted>
std::vector<ChoiceOption> optionsOf(const List &list, Words words, Wanted wanted)
{
    std::vector<ChoiceOption> options;
    for (const auto &entity : list) {
        if (wanted(entity))
            options.push_back({qlonglong(entity.id.value()), words(entity)});
    }
    sortByName(options);
    return options;
}

} // namespace

Vocabulary::Vocabulary(const desk::Catalog &catalog, const domain::Viewer &viewer, MapTools map)
    : m_catalog(catalog)
    , m_viewer(viewer)
    , m_fields(desk::ruleFieldsOf(catalog))
    , m_words(m_fields, [&catalog](const rules::Reference &reference) { return desk::nameOf(reference, catalog); })
    , m_map(std::move(map))
{
}

QString Vocabulary::fieldName(const rules::FieldDescriptor &field) const
{
    static const char *const names[] {QT_TR_NOOP("Type"), QT_TR_NOOP("Fault type"), QT_TR_NOOP("Unit"), QT_TR_NOOP("Pool"),
        QT_TR_NOOP("Description"), QT_TR_NOOP("Customer's grade"), QT_TR_NOOP("Channel"), QT_TR_NOOP("Priority"),
        QT_TR_NOOP("Place"), QT_TR_NOOP("Postcode"), QT_TR_NOOP("Age"), QT_TR_NOOP("Time of day"), QT_TR_NOOP("Weekday"),
        QT_TR_NOOP("Holiday"), QT_TR_NOOP("Warranty"), QT_TR_NOOP("Nearest technician")};
    static_assert(std::size(names) == size_t(Fact::Custom));
    if (field.fact != Fact::Custom)
        return tr(names[size_t(field.fact)]);
    return field.label.isEmpty() ? rules::customNameOf(field.code) : field.label;
}

std::vector<ChoiceOption> Vocabulary::fieldOptions() const
{
    const auto heading = [](Fact fact) {
        switch (fact) {
        case Fact::Type:
        case Fact::FaultType:
        case Fact::Description:
        case Fact::Channel:
        case Fact::Priority:
        case Fact::Age:
            return tr("Order");
        case Fact::CustomerGrade:
        case Fact::Warranty:
            return tr("Customer");
        case Fact::Unit:
        case Fact::Pool:
        case Fact::NearestTechnician:
            return tr("Who could do it");
        case Fact::Place:
        case Fact::Postcode:
            return tr("Where");
        case Fact::TimeOfDay:
        case Fact::Weekday:
        case Fact::Holiday:
            return tr("When it is asked");
        case Fact::Custom:
            break;
        }
        return tr("Fields of the company");
    };
    const QStringList headings {tr("Order"), tr("Customer"), tr("Where"), tr("When it is asked"), tr("Who could do it"), tr("Fields of the company")};
    std::vector<ChoiceOption> options;
    for (const rules::FieldDescriptor &field : m_fields.fields())
        options.push_back({field.code, fieldName(field), heading(field.fact)});
    std::stable_sort(options.begin(), options.end(), [&](const ChoiceOption &a, const ChoiceOption &b) {
        return headings.indexOf(a.group) < headings.indexOf(b.group);
    });
    return options;
}

QString Vocabulary::operatorName(const rules::FieldDescriptor &field, Operator op)
{
    static const char *const names[] {QT_TR_NOOP("is one of"), QT_TR_NOOP("is none of"), QT_TR_NOOP("lies within"),
        QT_TR_NOOP("does not lie within"), QT_TR_NOOP("has one of"), QT_TR_NOOP("has all of"), QT_TR_NOOP("has none of"),
        QT_TR_NOOP("is at least"), QT_TR_NOOP("is less than"), QT_TR_NOOP("is from … to"), QT_TR_NOOP("is in days from today"),
        QT_TR_NOOP("is between"), QT_TR_NOOP("is inside"), QT_TR_NOOP("is outside"), QT_TR_NOOP("begins with one of"),
        QT_TR_NOOP("begins with none of"), QT_TR_NOOP("is yes"), QT_TR_NOOP("is no"), QT_TR_NOOP("is known"), QT_TR_NOOP("is not known")};
    static_assert(std::size(names) == rules::operatorCount);
    if (field.kind == ValueKind::Date && op == Operator::AtLeast)
        return tr("is on or after");
    if (field.kind == ValueKind::Date && op == Operator::LessThan)
        return tr("is before");
    if (field.fact == Fact::Warranty && (op == Operator::IsTrue || op == Operator::IsFalse))
        return op == Operator::IsTrue ? tr("holds") : tr("is over");
    return tr(names[size_t(op)]);
}

std::vector<ChoiceOption> Vocabulary::operatorOptions(const rules::FieldDescriptor &field) const
{
    std::vector<ChoiceOption> options;
    for (const rules::OperatorRow &row : rules::operatorRows()) {
        if (row.kind == field.kind && rules::operandOf(field, row.op))
            options.push_back({int(row.op), operatorName(field, row.op)});
    }
    return options;
}

std::vector<ChoiceOption> Vocabulary::recordOptions(ReferenceKind kind) const
{
    const desk::Organisation &organisation = m_catalog.organisation();
    const auto name = [](const auto &entity) { return entity.name; };
    const auto all = [](const auto &) { return true; };
    const auto active = [](const auto &entity) { return entity.active; };
    switch (kind) {
    case ReferenceKind::Template:
        return optionsOf(m_catalog.templates(), name, all);
    case ReferenceKind::FaultType:
        return optionsOf(organisation.faultTypes, name, active);
    case ReferenceKind::Unit:
        return optionsOf(m_catalog.units(), name, all);
    case ReferenceKind::Pool:
        return optionsOf(organisation.pools, [](const domain::ClaimPool &pool) { return OrganisationWords::pool(pool); }, active);
    case ReferenceKind::Flow:
        return optionsOf(organisation.flows, [](const domain::Flow &flow) { return OrganisationWords::flow(flow.name); }, active);
    case ReferenceKind::Technician:
        return optionsOf(m_catalog.technicians(), name,
            [this](const domain::Technician &t) { return t.active && m_viewer.seesTechnician(t); });
    case ReferenceKind::Person:
        return optionsOf(organisation.people, name, active);
    case ReferenceKind::None:
        break;
    }
    return {};
}

QString Vocabulary::recordName(ReferenceKind kind, qint64 id) const
{
    const QString name = desk::nameOf({kind, id}, m_catalog);
    if (name.isEmpty())
        return tr("Number %1, which is gone").arg(id);
    return kind == ReferenceKind::Flow ? OrganisationWords::flow(name) : name;
}

std::vector<ChoiceOption> Vocabulary::levelOptions(ValueKind kind) const
{
    std::vector<ChoiceOption> options;
    constexpr int levels = 4;
    constexpr int weekdays = 7;
    for (int i = 1; i <= (kind == ValueKind::Weekday ? weekdays : levels); ++i)
        options.push_back({i, kind == ValueKind::Weekday ? OrganisationWords::weekday(i) : Words::priority(domain::Priority(i))});
    return options;
}

std::vector<ChoiceOption> Vocabulary::codeOptions(const rules::FieldDescriptor &field) const
{
    std::vector<ChoiceOption> options;
    if (field.fact == Fact::Channel) {
        for (const auto &[code, word] : OrderChannels::all())
            options.push_back({code, word});
    } else if (field.fact == Fact::CustomerGrade) {
        for (const domain::CustomerGrade &grade : m_catalog.organisation().grades)
            options.push_back({grade.name, grade.name});
    }
    for (const QString &choice : field.choices)
        options.push_back({choice, choice});
    return options;
}

std::vector<ChoiceOption> Vocabulary::actionOptions() const
{
    std::vector<ChoiceOption> options;
    for (int i = 0; i < rules::actionKindCount; ++i) {
        QString name = RuleWords::actionName(QLatin1String(rules::descriptorOf(rules::ActionKind(i))->code));
        name[0] = name[0].toUpper();
        options.push_back({i, name});
    }
    return options;
}

std::vector<ChoiceOption> Vocabulary::audienceOptions() const
{
    std::vector<ChoiceOption> options;
    for (int i = 0; i < domain::audienceCount; ++i) {
        QString name = RuleWords::audience(domain::Audience(i));
        name[0] = name[0].toUpper();
        options.push_back({QStringLiteral("as:%1").arg(i), name, tr("By what they have to do with the order")});
    }
    for (const ChoiceOption &person : recordOptions(ReferenceKind::Person))
        options.push_back({QStringLiteral("person:%1").arg(person.value.toLongLong()), person.text, tr("One person")});
    return options;
}

QStringList Vocabulary::skills() const
{
    QStringList names;
    for (const domain::Technician &t : m_catalog.technicians()) {
        for (const domain::Skill &skill : t.skills) {
            if (t.active && !names.contains(skill.name))
                names += skill.name;
        }
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

QByteArray Vocabulary::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&](const std::vector<ChoiceOption> &options) {
        for (const ChoiceOption &option : options)
            hash.addData((option.value.toString() + QLatin1Char('\t') + option.text + QLatin1Char('\n')).toUtf8());
    };
    add(fieldOptions());
    for (const rules::FieldDescriptor &field : m_fields.fields()) {
        hash.addData(QByteArray::number(int(field.kind)));
        add(codeOptions(field));
    }
    for (int kind = int(ReferenceKind::Template); kind <= int(ReferenceKind::Person); ++kind)
        add(recordOptions(ReferenceKind(kind)));
    hash.addData(skills().join(QLatin1Char('\n')).toUtf8());
    return hash.result();
}

rules::Row Vocabulary::newRow(const rules::FieldDescriptor &field) const
{
    for (const rules::OperatorRow &row : rules::operatorRows()) {
        if (row.kind == field.kind && rules::operandOf(field, row.op))
            return {field.code, row.op, newOperand(field, row.op)};
    }
    return {field.code, Operator::IsSet, {}};
}

rules::Operand Vocabulary::newOperand(const rules::FieldDescriptor &field, Operator op)
{
    using rules::OperandKind;
    const auto range = [op](auto from, auto to) {
        return std::pair(op == Operator::LessThan ? std::nullopt : std::optional(from), op == Operator::AtLeast ? std::nullopt : std::optional(to));
    };
    switch (rules::operandOf(field, op).value_or(OperandKind::Nothing)) {
    case OperandKind::Members:
        return rules::Members {};
    case OperandKind::Codes:
        return rules::Codes {};
    case OperandKind::Keywords:
        return rules::Keywords {};
    case OperandKind::Numbers: {
        const bool isLevel = field.kind == ValueKind::Level;
        const bool isFar = field.kind == ValueKind::Distance;
        const auto [from, to] = range(isLevel ? 3.0 : isFar ? 5000.0 : 1.0, isLevel ? 4.0 : isFar ? 20'000.0 : 10.0);
        return rules::NumberRange {from, to};
    }
    case OperandKind::Durations: {
        const auto [from, to] = range(core::Duration(core::hours(1)), core::Duration(core::hours(4)));
        return rules::DurationRange {from, to};
    }
    case OperandKind::Dates:
        return {}; // nobody can tell which day is meant
    case OperandKind::Days:
        return rules::DayRange {0, 7};
    case OperandKind::Times:
        return rules::TimeRange {8 * 60, 17 * 60};
    case OperandKind::Area:
        return domain::Area {};
    case OperandKind::Prefixes:
        return rules::Prefixes {};
    case OperandKind::Nothing:
        break;
    }
    return {};
}

rules::Action Vocabulary::newAction(rules::ActionKind kind)
{
    using rules::ArgumentKind;
    switch (rules::descriptorOf(kind)->argument) {
    case ArgumentKind::Priority:
        return {kind, domain::Priority::High, {}};
    case ArgumentKind::Duration:
        return {kind, core::Duration(core::hours(4)), {}};
    case ArgumentKind::Mode:
        return {kind, rules::DispatchMode::Assign, {}};
    case ArgumentKind::Notice:
        return {kind, rules::NoticeRequest {domain::Audience::Manager, {}, domain::Channel::Inbox}, {}};
    default:
        return {kind, {}, {}};
    }
}

} // namespace fieldlane::ui::rulebook
