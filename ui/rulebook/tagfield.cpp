#include "ui/rulebook/tagfield.h"
#include "ui/rulebook/rebuilding.h"
#include "ui/shared/chip.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int lineWidth = 104;
constexpr int longestChip = 220;
constexpr int gap = 4;

} // namespace

TagField::TagField(const QString &add, std::vector<ChoiceOption> options, std::function<QString(const QVariant &)> nameOf, QWidget *parent)
    : QWidget(parent)
    , m_options(std::move(options))
    , m_nameOf(std::move(nameOf))
    , m_flow(new FlowLayout(gap, this))
    , m_choice(new SearchChoice(this))
{
    m_choice->setObjectName(QStringLiteral("addTag"));
    m_choice->setOptions(m_options);
    m_choice->setPicksOnly(add);
    connect(m_choice, &SearchChoice::picked, this, &TagField::add);
    prepare();
}

TagField::TagField(const QString &hint, const QStringList &suggestions, QWidget *parent)
    : QWidget(parent)
    , m_nameOf([](const QVariant &value) { return value.toString(); })
    , m_flow(new FlowLayout(gap, this))
    , m_line(new QLineEdit(this))
{
    m_line->setObjectName(QStringLiteral("addTag"));
    m_line->setPlaceholderText(hint);
    m_line->setAccessibleName(hint);
    m_line->setMinimumWidth(std::max(lineWidth, m_line->fontMetrics().horizontalAdvance(hint) + 2 * m_line->fontMetrics().height()));
    m_line->installEventFilter(this);
    if (!suggestions.isEmpty()) {
        auto *completer = new QCompleter(suggestions, m_line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        m_line->setCompleter(completer);
    }
    connect(m_line, &QLineEdit::editingFinished, this, &TagField::addTyped);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.endsWith(QLatin1Char(',')) || text.endsWith(QChar(0xff0c)) || text.endsWith(QChar(0x3001))) {
            m_line->setText(text.chopped(1));
            addTyped();
        } else {
            Q_EMIT changed();
        }
    });
    prepare();
}

void TagField::prepare()
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QWidget *input = m_choice ? static_cast<QWidget *>(m_choice) : m_line;
    setFocusProxy(input);
    m_flow->addWidget(input);
}

void TagField::setLongest(int letters)
{
    if (m_line)
        m_line->setMaxLength(letters);
}

QVariantList TagField::values() const
{
    QVariantList all = m_values;
    const QString typed = m_line ? m_line->text().trimmed() : QString();
    if (!typed.isEmpty() && !all.contains(typed))
        all += typed;
    return all;
}

void TagField::setValues(const QVariantList &values)
{
    if (values == this->values())
        return;
    if (m_line)
        m_line->clear();
    m_values = values;
    rebuild();
}

void TagField::add(const QVariant &value)
{
    if (m_values.contains(value))
        return;
    m_values += value;
    rebuild();
    Q_EMIT changed();
}

void TagField::addTyped()
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty())
        return;
    m_line->clear();
    add(text);
}

void TagField::remove(qsizetype place)
{
    if (place < 0 || place >= m_values.size())
        return;
    m_values.removeAt(place);
    focusProxy()->setFocus();
    rebuild();
    Q_EMIT changed();
}

void TagField::rebuild()
{
    for (QWidget *chip : m_chips) {
        m_flow->removeWidget(chip);
        retire(chip);
    }
    m_chips.clear();
    QWidget *input = focusProxy();
    m_flow->removeWidget(input);
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QString name = m_nameOf(m_values[i]);
        auto *chip = new Chip(fontMetrics().elidedText(name, Qt::ElideRight, longestChip), this);
        chip->setObjectName(QStringLiteral("tag:%1").arg(i));
        chip->setCheckable(false);
        chip->setIcon(Icons::named(QStringLiteral("close")));
        chip->setToolTip(tr("Take away: %1").arg(name));
        chip->setAccessibleName(name);
        chip->installEventFilter(this);
        connect(chip, &QAbstractButton::clicked, this, [this, i] { remove(i); });
        m_flow->addWidget(chip);
        chip->show();
        m_chips.push_back(chip);
    }
    m_flow->addWidget(input);
    QWidget::setTabOrder(m_chips.empty() ? this : m_chips.back(), input);
    updateGeometry();
}

bool TagField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const auto chip = std::find(m_chips.begin(), m_chips.end(), watched);
    if (chip != m_chips.end() && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        remove(chip - m_chips.begin());
        return true;
    }
    if (watched == m_line && key == Qt::Key_Backspace && m_line->text().isEmpty() && !m_values.isEmpty()) {
        remove(m_values.size() - 1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fieldlane::ui::rulebook
