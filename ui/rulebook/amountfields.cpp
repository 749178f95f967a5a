#include "ui/rulebook/amountfields.h"
#include <cmath>
#include <QHBoxLayout>
#include <QLocale>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int numberWidth = 72;
constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

} // namespace

NumberField::NumberField(QWidget *parent)
    : QLineEdit(parent)
{
    setFixedWidth(numberWidth);
    connect(this, &QLineEdit::textEdited, this, &NumberField::changed);
}

void NumberField::setNumber(std::optional<double> number)
{
    if (number != this->number() || !number)
        setText(number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString());
}

std::optional<double> NumberField::number() const
{
    bool isNumber = false;
    const double number = text().trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

DurationField::DurationField(QWidget *parent)
    : QWidget(parent)
    , m_number(new NumberField(this))
    , m_unit(new QComboBox(this))
{
    m_number->setObjectName(QStringLiteral("amount"));
    m_unit->setObjectName(QStringLiteral("amountUnit"));
    m_number->setAccessibleName(tr("Length of time"));
    m_unit->setAccessibleName(tr("Minutes, hours or days"));
    m_unit->addItem(tr("min"), minuteMs);
    m_unit->addItem(tr("h"), hourMs);
    m_unit->addItem(tr("d"), dayMs);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_number);
    row->addWidget(m_unit);
    row->addStretch();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusProxy(m_number);
    connect(m_number, &NumberField::changed, this, &DurationField::changed);
    connect(m_unit, &QComboBox::activated, this, &DurationField::changed);
}

void DurationField::setDuration(std::optional<core::Duration> duration)
{
    if (!duration || duration == this->duration())
        return;
    const qint64 ms = duration->count();
    const qint64 unit = ms > 0 && ms % dayMs == 0 ? dayMs : ms > 0 && ms % hourMs == 0 ? hourMs : minuteMs;
    m_unit->setCurrentIndex(m_unit->findData(unit));
    m_number->setNumber(double(ms) / double(unit));
}

std::optional<core::Duration> DurationField::duration() const
{
    const auto number = m_number->number();
    constexpr double longest = 1e14; // ms; more than any rule may say
    const double ms = number.value_or(-1) * double(m_unit->currentData().toLongLong());
    return ms < 0 || ms > longest ? std::nullopt : std::optional(core::Duration(qint64(std::llround(ms))));
}

} // namespace fieldlane::ui::rulebook
