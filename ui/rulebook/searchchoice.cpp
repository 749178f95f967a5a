#include "ui/rulebook/searchchoice.h"
#include "ui/rulebook/searchpopup.h"
#include <QKeyEvent>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int shortest = 12; ///< letters that a closed box has room for

} // namespace

SearchChoice::SearchChoice(QWidget *parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(shortest);
    connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
}

void SearchChoice::setOptions(std::vector<ChoiceOption> options)
{
    const QVariant before = value();
    m_options = std::move(options);
    clear();
    for (const ChoiceOption &option : m_options)
        addItem(option.text, option.value);
    setCurrentIndex(m_picksOnly ? -1 : findData(before));
}

void SearchChoice::setValue(const QVariant &value, const QString &otherwise)
{
    if (value.isValid() && findData(value) < 0 && !otherwise.isEmpty())
        addItem(otherwise, value);
    setCurrentIndex(value.isValid() ? findData(value) : -1);
}

void SearchChoice::setPicksOnly(const QString &text)
{
    m_picksOnly = true;
    setPlaceholderText(text);
    setAccessibleName(text);
    setMinimumContentsLength(int(text.size()));
    setCurrentIndex(-1);
}

void SearchChoice::pick(const QVariant &value)
{
    if (m_picksOnly)
        setCurrentIndex(-1);
    else
        setCurrentIndex(findData(value));
    Q_EMIT picked(value);
}

QSize SearchChoice::minimumSizeHint() const
{
    constexpr int narrow = 72;
    return {narrow, QComboBox::minimumSizeHint().height()};
}

void SearchChoice::showPopup()
{
    if (m_popup)
        return;
    m_popup = new SearchPopup(m_options, value(), this);
    connect(m_popup, &SearchPopup::picked, this, [this](const QVariant &value) {
        hidePopup();
        setFocus();
        pick(value);
    });
    m_popup->openBelow(*this, std::exchange(m_typed, {}));
}

void SearchChoice::hidePopup()
{
    if (m_popup) {
        m_popup->setObjectName({}); // it goes later
        m_popup->close();
        m_popup.clear();
    }
    QComboBox::hidePopup();
}

void SearchChoice::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool isOpening = isPlain
        && (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_F4 || event->key() == Qt::Key_Down);
    const bool isTyped = !event->text().isEmpty() && event->text().front().isLetterOrNumber()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!isOpening && !isTyped)
        return event->ignore(); // Alt and Up moves the row
    m_typed = isTyped ? event->text() : QString();
    showPopup();
}

void SearchChoice::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls; nothing is chosen by chance
}

} // namespace fieldlane::ui::rulebook
