#include "unit/ui_shared/rulereader.h"
#include "rules/durationtext.h"
#include <cmath>
#include <QLocale>
#include <QRegularExpression>

namespace fieldlane::tests {

using namespace rules;

namespace {

const QStringList levels {QStringLiteral("Low"), QStringLiteral("Normal"), QStringLiteral("High"), QStringLiteral("Emergency")};

struct FieldName
{
    const char *name;
    const char *code;
};
constexpr FieldName fields[] {{"the type", "type"}, {"the fault type", "faultType"}, {"the unit", "unit"}, {"the pool", "pool"},
    {"the description", "description"}, {"the customer's grade", "customerGrade"}, {"the channel", "channel"},
    {"the priority", "priority"}, {"the place", "place"}, {"the postcode", "postcode"}, {"the age", "age"},
    {"the time of day", "timeOfDay"}, {"the weekday", "weekday"}, {"the holiday", "holiday"}, {"the warranty", "warranty"},
    {"the way to the nearest technician", "nearestTechnician"}};

bool isCode(const QString &field)
{
    return field == QLatin1String("customerGrade") || field == QLatin1String("channel") || field.startsWith(QLatin1String("custom."));
}

qint64 idIn(const QString &name)
{
    return name.section(QLatin1Char(' '), -1).toLongLong();
}

qint64 weekday(const QString &name)
{
    for (int day = 1; day <= 7; ++day) {
        if (QLocale::c().dayName(day) == name)
            return day;
    }
    return 0;
}

} // namespace

RuleReader::RuleReader(const Rule &areasFrom)
{
    forEachCondition(areasFrom.when, [this](const Condition &condition, const ConditionPath &) {
        if (const auto *area = std::get_if<domain::Area>(&condition.row.operand))
            m_areas.push_back(*area);
    });
}

void RuleReader::fail() const
{
    qFatal("cannot read at %d of: %s", int(m_at), qPrintable(m_text));
}

bool RuleReader::take(const char *text)
{
    const QString wanted = QString::fromUtf8(text);
    if (!QStringView(m_text).mid(m_at).startsWith(wanted))
        return false;
    m_at += wanted.size();
    return true;
}

QString RuleReader::takeMatch(const char *pattern)
{
    const QRegularExpression expression(QString::fromUtf8(pattern));
    const auto match = expression.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch())
        return {};
    m_at = match.capturedEnd();
    return match.captured();
}

Rule RuleReader::read(const QString &sentence)
{
    static const QString later = QStringLiteral(" Later rules are not asked.");
    Rule rule;
    m_text = sentence;
    m_at = 0;
    rule.stops = m_text.endsWith(later);
    if (rule.stops)
        m_text.chop(later.size());
    if (take("For every order: "))
        rule.when = Condition::all({});
    else if (!take("If "))
        fail();
    else if (rule.when = condition(); !take(": "))
        fail();
    const QString rest = m_text.mid(m_at).chopped(1);
    for (const QString &text : rest.split(QStringLiteral("; ")))
        rule.then.push_back(action(text));
    return rule;
}

Condition RuleReader::condition()
{
    std::vector<Condition> children {clause()};
    const bool isAll = QStringView(m_text).mid(m_at).startsWith(QLatin1String(" and "));
    while (take(isAll ? " and " : " or "))
        children.push_back(clause());
    return isAll ? Condition::all(std::move(children)) : Condition::any(std::move(children));
}

Condition RuleReader::clause()
{
    if (take("every order"))
        return Condition::all({});
    if (take("no order"))
        return Condition::any({});
    const bool isNot = take("not (");
    if (!isNot && !take("("))
        return row();
    Condition inside = condition();
    if (!take(")"))
        fail();
    return isNot ? Condition::no(std::move(inside)) : inside;
}

Condition RuleReader::row()
{
    const auto of = [](const char *code, Operator op) { return Condition::of({QLatin1String(code), op, {}}); };
    if (take("it is a holiday"))
        return of("holiday", Operator::IsTrue);
    if (take("it is no holiday"))
        return of("holiday", Operator::IsFalse);
    if (take("the warranty holds"))
        return of("warranty", Operator::IsTrue);
    if (take("the warranty is over"))
        return of("warranty", Operator::IsFalse);
    return Condition::of(comparison(field()));
}

QString RuleReader::field()
{
    if (const QString own = takeMatch("“[^”]*”"); !own.isEmpty())
        return QStringLiteral("custom.") + own.mid(1).chopped(1);
    for (const FieldName &name : fields) {
        if (take(name.name))
            return QLatin1String(name.code);
    }
    fail();
}

Row RuleReader::comparison(const QString &field)
{
    struct Phrase
    {
        const char *text;
        Operator op;
        WordMatch match = WordMatch::Parts;
    };
    if (take(" is known and begins with none of "))
        return {field, Operator::BeginsWithNone, Prefixes {items()}};
    if (take(" begins with one of "))
        return {field, Operator::BeginsWithAny, Prefixes {items()}};
    for (const Phrase &words : {Phrase {" has one of the whole words ", Operator::HasAny, WordMatch::WholeWords}, {" has one of ", Operator::HasAny},
             {" has all of the whole words ", Operator::HasAll, WordMatch::WholeWords}, {" has all of ", Operator::HasAll},
             {" has none of the whole words ", Operator::HasNone, WordMatch::WholeWords}, {" has none of ", Operator::HasNone}}) {
        if (take(words.text))
            return {field, words.op, Keywords {items(), words.match}};
    }
    for (const Phrase &plain : {Phrase {" is not known", Operator::IsEmpty}, {" is known", Operator::IsSet}, {" is yes", Operator::IsTrue}}) {
        if (take(plain.text))
            return {field, plain.op, {}};
    }
    if (!takeMatch(" is no(?!t|ne)").isEmpty())
        return {field, Operator::IsFalse, {}};
    if (take(" is inside the area that was drawn"))
        return {field, Operator::Inside, m_areas.at(m_area++)};
    if (take(" is outside the area that was drawn"))
        return {field, Operator::Outside, m_areas.at(m_area++)};
    for (const Phrase &compared : {Phrase {" is at least ", Operator::AtLeast}, {" is less than ", Operator::LessThan}, {" is from ", Operator::Between},
             {" is between ", Operator::During}}) {
        if (take(compared.text))
            return range(field, compared.op);
    }
    for (const Phrase &among : {Phrase {" lies within ", Operator::IsWithin}, {" does not lie within ", Operator::IsNotWithin},
             {" is one of ", Operator::IsOneOf}, {" is none of ", Operator::IsNoneOf}, {" is not ", Operator::IsNoneOf}, {" is ", Operator::IsOneOf}}) {
        if (take(among.text))
            return {field, among.op, members(field, items())};
    }
    fail();
}

Row RuleReader::range(const QString &field, Operator op)
{
    const auto ends = [&]<class Range>(Range, auto value) {
        Range range;
        if (op != Operator::LessThan)
            range.from = value();
        if (op == Operator::Between && !take(" to "))
            fail();
        if (op != Operator::AtLeast)
            range.to = value();
        return Row {field, op, range};
    };
    if (op == Operator::During) {
        const auto from = clockFrom(takeMatch("\\d\\d:\\d\\d"));
        take(" and ");
        return {field, op, TimeRange {*from, *clockFrom(takeMatch("\\d\\d:\\d\\d"))}};
    }
    if (field == QLatin1String("age"))
        return ends(DurationRange(), [this] { return std::optional(length()); });
    const auto day = [this] { return takeMatch("today( [+-] \\d+ d)?").mid(5).remove(QLatin1Char(' ')).remove(QLatin1Char('d')).toInt(); };
    if (QStringView(m_text).mid(m_at).startsWith(QLatin1String("today"))) {
        const int from = day();
        take(" to ");
        return {field, Operator::DaysBetween, DayRange {from, day()}};
    }
    static const QRegularExpression date(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d"));
    if (date.match(m_text.mid(m_at)).hasMatch())
        return ends(DateRange(), [this] { return std::optional(QDate::fromString(takeMatch("\\d{4}-\\d\\d-\\d\\d"), Qt::ISODate)); });
    return ends(NumberRange(), [this] { return number(); });
}

std::optional<double> RuleReader::number()
{
    if (const QString level = takeMatch("Low|Normal|High|Emergency"); !level.isEmpty())
        return double(levels.indexOf(level) + 1);
    const QString digits = takeMatch("-?\\d+(\\.\\d+)?(e[+-]?\\d+)?");
    if (digits.isEmpty())
        fail();
    if (take(" km"))
        return digits.toDouble() * 1000;
    take(" m");
    return digits.toDouble();
}

core::Duration RuleReader::length()
{
    const QString text = takeMatch("[\\d.]+ (d|h|min|s)\\b( [\\d.]+ (d|h|min|s)\\b)*");
    const QStringList parts = text.split(QLatin1Char(' '));
    double ms = 0;
    for (qsizetype i = 0; i + 1 < parts.size(); i += 2) {
        const QString &unit = parts[i + 1];
        ms += parts[i].toDouble() * (unit == QLatin1String("d") ? 86'400'000 : unit == QLatin1String("h") ? 3'600'000 : unit == QLatin1String("min") ? 60'000 : 1'000);
    }
    return core::Duration(std::llround(ms));
}

QStringList RuleReader::items()
{
    QStringList list;
    do {
        const QString item = takeMatch("“[^”]*”|[A-Z][a-z]+");
        if (item.isEmpty())
            fail();
        list += item.startsWith(QChar(0x201c)) ? item.mid(1).chopped(1) : item;
    } while (take(", "));
    return list;
}

Operand RuleReader::members(const QString &field, const QStringList &items)
{
    if (isCode(field))
        return Codes {items};
    Members members;
    for (const QString &item : items)
        members.values.push_back(field == QLatin1String("priority")  ? levels.indexOf(item) + 1
                : field == QLatin1String("weekday") ? weekday(item)
                                                    : idIn(item));
    return members;
}

Action RuleReader::action(const QString &text)
{
    m_text = text;
    m_at = 0;
    const auto name = [this] { return items().front(); };
    using A = ActionKind;
    for (const auto &[start, kind] : {std::pair {"set the unit to ", A::SetUnit}, {"set the pool to ", A::SetPool}, {"set the flow to ", A::SetFlow},
             {"set the type to ", A::SetTemplate}}) {
        if (take(start))
            return {kind, ReferenceId {idIn(name())}, {}};
    }
    for (const auto &[start, kind] : {std::pair {"respond within ", A::RespondWithin}, {"complete it within ", A::CompleteWithin}, {"plan ", A::SetDuration}}) {
        if (!text.startsWith(QLatin1String("plan it")) && take(start))
            return {kind, length(), {}};
    }
    for (const auto &[start, kind] : {std::pair {"prefer ", A::PreferTechnicians}, {"exclude ", A::ExcludeTechnicians}}) {
        if (!take(start))
            continue;
        std::vector<domain::TechnicianId> people;
        for (const QString &item : items())
            people.emplace_back(idIn(item));
        return {kind, people, {}};
    }
    if (take("plan it by the policy "))
        return {A::SetPolicy, name(), {}};
    if (take("set the priority to "))
        return {A::SetPriority, domain::Priority(int(*number())), {}};
    if (take("require the skill ")) {
        const QString skill = name();
        take(" at level ");
        return {A::RequireSkill, domain::Skill {skill, m_text.mid(m_at).toInt(), {}}, {}};
    }
    if (take("assign it automatically"))
        return {A::Dispatch, DispatchMode::Assign, {}};
    if (take("propose somebody"))
        return {A::Dispatch, DispatchMode::Propose, {}};
    return {A::Notify, notice(), {}};
}

NoticeRequest RuleReader::notice()
{
    using domain::Audience;
    using domain::Channel;
    if (!take("tell "))
        fail();
    NoticeRequest request;
    for (const auto &[who, audience] : {std::pair {"the technician before", Audience::FormerTechnician}, {"the technician", Audience::Technician},
             {"the assistants", Audience::Assistant}, {"the manager", Audience::Manager}, {"the members of the pool", Audience::PoolMember},
             {"whoever handles it", Audience::Handler}, {"whoever entered it", Audience::EnteredBy}, {"the customer", Audience::Customer}}) {
        if (!request.audience && take(who))
            request.audience = audience;
    }
    if (!request.audience)
        request.person = domain::PersonId(idIn(items().front()));
    for (const auto &[how, channel] : {std::pair {" by Inbox", Channel::Inbox}, {" by E-mail", Channel::Email}, {" by Text message", Channel::Sms},
             {" by Webhook", Channel::Webhook}}) {
        if (take(how)) {
            request.channel = channel;
            return request;
        }
    }
    fail();
}

} // namespace fieldlane::tests
