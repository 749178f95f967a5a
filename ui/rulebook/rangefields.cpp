#include "ui/rulebook/rangefields.h"
#include "rules/durationtext.h"
#include "ui/rulebook/fieldrow.h"
#include <cmath>

namespace fieldlane::ui::rulebook {

using rules::Operand;
using rules::Operator;

namespace {

constexpr double perKilometre = 1000;
constexpr int dateWidth = 108;
constexpr int clockWidth = 64;

/// Lays out the ends that an operator has; each is made when it is one.
template <class Make>
auto addEnds(QHBoxLayout *row, Operator op, const QString &to, Make make)
{
    using Field = decltype(make(""));
    std::pair<Field, Field> ends {nullptr, nullptr};
    if (op != Operator::LessThan) {
        ends.first = make("from");
        row->addWidget(ends.first);
    }
    if (ends.first && op != Operator::AtLeast)
        addWord(row, to);
    if (op != Operator::AtLeast) {
        ends.second = make("to");
        row->addWidget(ends.second);
    }
    row->parentWidget()->setFocusProxy(ends.first ? ends.first : ends.second);
    return ends;
}

/// A row of which an end is missing is unfinished as a whole.
template <class Range, class Value>
Operand rangeOf(Operator op, std::optional<Value> from, std::optional<Value> to)
{
    if ((op != Operator::LessThan && !from) || (op != Operator::AtLeast && !to))
        return {};
    return Range {from, to};
}

} // namespace

NumberRangeField::NumberRangeField(Operator op, rules::ValueKind kind, QWidget *parent)
    : OperandEditor(parent)
    , m_op(op)
    , m_scale(kind == rules::ValueKind::Distance ? perKilometre : 1)
{
    QHBoxLayout *row = newFieldRow(this);
    std::tie(m_from, m_to) = addEnds(row, op, tr("to"), [this](const char *name) {
        auto *field = new NumberField(this);
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(QLatin1String(name) == QLatin1String("to") ? tr("Highest") : tr("Lowest"));
        connect(field, &NumberField::changed, this, &OperandEditor::changed);
        return field;
    });
    if (kind == rules::ValueKind::Distance)
        addWord(row, tr("km"));
    row->addStretch();
}

void NumberRangeField::setOperand(const Operand &operand)
{
    const auto *range = std::get_if<rules::NumberRange>(&operand);
    const auto shown = [this](std::optional<double> v) { return v ? std::optional(*v / m_scale) : v; };
    if (m_from)
        m_from->setNumber(shown(range ? range->from : std::nullopt));
    if (m_to)
        m_to->setNumber(shown(range ? range->to : std::nullopt));
}

Operand NumberRangeField::operand() const
{
    const auto stored = [this](const NumberField *field) {
        const auto number = field ? field->number() : std::nullopt;
        return number ? std::optional(*number * m_scale) : number;
    };
    return rangeOf<rules::NumberRange>(m_op, stored(m_from), stored(m_to));
}

LevelRangeField::LevelRangeField(Operator op, const Vocabulary &vocabulary, QWidget *parent)
    : OperandEditor(parent)
    , m_op(op)
{
    QHBoxLayout *row = newFieldRow(this);
    std::tie(m_from, m_to) = addEnds(row, op, tr("to"), [&](const char *name) {
        auto *field = new SearchChoice(this);
        field->setObjectName(QLatin1String(name));
        field->setOptions(vocabulary.levelOptions(rules::ValueKind::Level));
        connect(field, &SearchChoice::picked, this, &OperandEditor::changed);
        return field;
    });
    row->addStretch();
}

void LevelRangeField::setOperand(const Operand &operand)
{
    const auto *range = std::get_if<rules::NumberRange>(&operand);
    const auto put = [](SearchChoice *box, std::optional<double> level) {
        if (!box)
            return;
        const bool isWhole = level && *level == std::floor(*level);
        box->setValue(level ? isWhole ? QVariant(int(*level)) : QVariant(*level) : QVariant(), level ? QString::number(*level) : QString());
    };
    put(m_from, range ? range->from : std::nullopt);
    put(m_to, range ? range->to : std::nullopt);
}

Operand LevelRangeField::operand() const
{
    const auto level = [](const SearchChoice *box) {
        return box && box->value().isValid() ? std::optional(box->value().toDouble()) : std::nullopt;
    };
    return rangeOf<rules::NumberRange>(m_op, level(m_from), level(m_to));
}

DurationRangeField::DurationRangeField(Operator op, QWidget *parent)
    : OperandEditor(parent)
    , m_op(op)
{
    QHBoxLayout *row = newFieldRow(this);
    std::tie(m_from, m_to) = addEnds(row, op, tr("to"), [this](const char *name) {
        auto *field = new DurationField(this);
        field->setObjectName(QLatin1String(name));
        connect(field, &DurationField::changed, this, &OperandEditor::changed);
        return field;
    });
    row->addStretch();
}

void DurationRangeField::setOperand(const Operand &operand)
{
    const auto *range = std::get_if<rules::DurationRange>(&operand);
    if (m_from)
        m_from->setDuration(range ? range->from : std::nullopt);
    if (m_to)
        m_to->setDuration(range ? range->to : std::nullopt);
}

Operand DurationRangeField::operand() const
{
    return rangeOf<rules::DurationRange>(m_op, m_from ? m_from->duration() : std::nullopt, m_to ? m_to->duration() : std::nullopt);
}

DateRangeField::DateRangeField(Operator op, QWidget *parent)
    : OperandEditor(parent)
    , m_op(op)
{
    QHBoxLayout *row = newFieldRow(this);
    std::tie(m_from, m_to) = addEnds(row, op, tr("to"), [this](const char *name) {
        auto *field = new QLineEdit(this);
        field->setObjectName(QLatin1String(name));
        field->setPlaceholderText(tr("2026-12-31"));
        field->setAccessibleName(tr("Day, as year-month-day"));
        field->setFixedWidth(dateWidth);
        connect(field, &QLineEdit::textEdited, this, &OperandEditor::changed);
        return field;
    });
    row->addStretch();
}

void DateRangeField::setOperand(const Operand &operand)
{
    const auto *range = std::get_if<rules::DateRange>(&operand);
    if (m_from)
        m_from->setText(range && range->from ? range->from->toString(Qt::ISODate) : QString());
    if (m_to)
        m_to->setText(range && range->to ? range->to->toString(Qt::ISODate) : QString());
}

Operand DateRangeField::operand() const
{
    const auto day = [](const QLineEdit *field) {
        const QDate date = field ? QDate::fromString(field->text().trimmed(), Qt::ISODate) : QDate();
        return date.isValid() ? std::optional(date) : std::nullopt;
    };
    return rangeOf<rules::DateRange>(m_op, day(m_from), day(m_to));
}

DayRangeField::DayRangeField(QWidget *parent)
    : OperandEditor(parent)
    , m_from(new NumberField(this))
    , m_to(new NumberField(this))
{
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    m_from->setAccessibleName(tr("First day, counted from today"));
    m_to->setAccessibleName(tr("Last day, counted from today"));
    QHBoxLayout *row = newFieldRow(this);
    row->addWidget(m_from);
    addWord(row, tr("to"));
    row->addWidget(m_to);
    //: Behind two numbers of days: -3 to 7 days from today.
    addWord(row, tr("days; the past is below 0"));
    row->addStretch();
    setFocusProxy(m_from);
    for (NumberField *field : {m_from, m_to})
        connect(field, &NumberField::changed, this, &OperandEditor::changed);
}

void DayRangeField::setOperand(const Operand &operand)
{
    const auto *range = std::get_if<rules::DayRange>(&operand);
    m_from->setNumber(range ? std::optional(double(range->from)) : std::nullopt);
    m_to->setNumber(range ? std::optional(double(range->to)) : std::nullopt);
}

Operand DayRangeField::operand() const
{
    const auto day = [](const NumberField *field) {
        constexpr double most = 1'000'000;
        const auto number = field->number();
        return number && *number == std::floor(*number) && std::abs(*number) < most ? std::optional(int(*number)) : std::nullopt;
    };
    const auto from = day(m_from);
    const auto to = day(m_to);
    return from && to ? Operand(rules::DayRange {*from, *to}) : Operand();
}

TimeRangeField::TimeRangeField(QWidget *parent)
    : OperandEditor(parent)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
{
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    m_from->setAccessibleName(tr("From, included"));
    m_to->setAccessibleName(tr("To, not included"));
    QHBoxLayout *row = newFieldRow(this);
    row->addWidget(m_from);
    addWord(row, tr("and"));
    row->addWidget(m_to);
    row->addStretch();
    setFocusProxy(m_from);
    for (QLineEdit *field : {m_from, m_to}) {
        field->setPlaceholderText(tr("22:00"));
        field->setFixedWidth(clockWidth);
        connect(field, &QLineEdit::textEdited, this, &OperandEditor::changed);
    }
}

void TimeRangeField::setOperand(const Operand &operand)
{
    const auto *range = std::get_if<rules::TimeRange>(&operand);
    m_from->setText(range ? rules::toClock(range->from) : QString());
    m_to->setText(range ? rules::toClock(range->to) : QString());
}

Operand TimeRangeField::operand() const
{
    const auto from = rules::clockFrom(m_from->text().trimmed());
    const auto to = rules::clockFrom(m_to->text().trimmed());
    return from && to ? Operand(rules::TimeRange {*from, *to}) : Operand();
}

} // namespace fieldlane::ui::rulebook
