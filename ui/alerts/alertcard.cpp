#include "ui/alerts/alertcard.h"
#include "core/zone.h"
#include "desk/alertplans.h"
#include "ui/alerts/alertdelegate.h"
#include "ui/alerts/fixbutton.h"
#include "ui/shared/alertwords.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/theme.h"
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace fieldlane::ui::alerts {

using desk::AlertFix;
using domain::AlertMarkKind;

namespace {

constexpr int side = 10;
constexpr int padding = 7;
constexpr int indent = 24; // behind the glyph
constexpr core::MinuteOfDay morning = 8 * 60;

} // namespace

AlertCard::AlertCard(const desk::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_column(new QVBoxLayout(this))
    , m_sentence(addLabel(QStringLiteral("alertSentence")))
    , m_subject(addLabel(QStringLiteral("alertSubject")))
    , m_notes(addLabel(QStringLiteral("alertNotes")))
    , m_note(new QLineEdit(this))
    , m_snoozeMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("alertCard"));
    setCursor(Qt::ArrowCursor);
    setAutoFillBackground(false);
    m_column->setContentsMargins(side + indent, padding + AlertDelegate::headHeight() + 2, side, padding + 2);
    m_column->setSpacing(4);
    for (QLabel *label : {m_sentence, m_subject, m_notes})
        m_column->addWidget(label);
    m_subject->setFont(Theme::current().font(Theme::TextLevel::Caption));
    m_subject->setForegroundRole(QPalette::PlaceholderText);
    m_notes->setFont(Theme::current().font(Theme::TextLevel::Caption));
    for (size_t i = 0; i < desk::AlertFixes::most; ++i) {
        auto *button = new FixButton(QKeySequence(int(Qt::Key_1) + int(i)), this);
        button->setObjectName(QStringLiteral("alertFix%1").arg(i + 1));
        connect(button, &FixButton::clicked, this, [this, i] { takeFix(int(i) + 1); });
        m_buttons.push_back(button);
        m_column->addWidget(button);
        button->hide();
    }
    makeTools(*m_column);
    m_note->setObjectName(QStringLiteral("alertNote"));
    m_note->setPlaceholderText(tr("Note for colleagues; Enter keeps it"));
    m_note->setAccessibleName(tr("Note for colleagues"));
    m_note->setMaxLength(2'000);
    m_note->installEventFilter(this);
    m_column->addWidget(m_note);
    m_note->hide();
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        const QString text = m_note->text().trimmed();
        closeNote();
        if (!text.isEmpty())
            Q_EMIT markWanted({AlertMarkKind::Note, text, {}});
    });
}

QLabel *AlertCard::addLabel(const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QToolButton *AlertCard::addTool(QLayout &row, const QString &name, const QString &text, const QKeySequence &key)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    //: %1 is what a button does, %2 the key that does it.
    button->setToolTip(key.isEmpty() ? text : tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    row.addWidget(button);
    return button;
}

void AlertCard::makeTools(QVBoxLayout &column)
{
    auto *row = new FlowLayout(4);
    QToolButton *open = addTool(*row, QStringLiteral("alertOpen"), tr("Open"), Qt::Key_Return);
    m_seen = addTool(*row, QStringLiteral("alertSeen"), tr("Seen"), Qt::Key_A);
    m_snooze = addTool(*row, QStringLiteral("alertSnooze"), tr("Later"), Qt::Key_S);
    m_write = addTool(*row, QStringLiteral("alertWrite"), tr("Note"), Qt::Key_N);
    m_remind = addTool(*row, QStringLiteral("alertRemind"), tr("Remind"), Qt::Key_R);
    m_plan = addTool(*row, QStringLiteral("alertPlan"), tr("Plan anew"), Qt::Key_P);
    m_snooze->setMenu(m_snoozeMenu);
    m_snooze->setPopupMode(QToolButton::InstantPopup);
    m_snoozeMenu->setObjectName(QStringLiteral("alertSnoozeMenu"));
    column.addLayout(row);
    connect(open, &QToolButton::clicked, this, &AlertCard::openWanted);
    connect(m_seen, &QToolButton::clicked, this, &AlertCard::toggleAcknowledged);
    connect(m_write, &QToolButton::clicked, this, &AlertCard::openNote);
    connect(m_remind, &QToolButton::clicked, this, &AlertCard::remindWanted);
    connect(m_plan, &QToolButton::clicked, this, &AlertCard::askPlan);
    connect(m_snoozeMenu, &QMenu::aboutToShow, this, &AlertCard::fillSnoozeMenu);
}

void AlertCard::fillSnoozeMenu()
{
    m_snoozeMenu->clear();
    const core::Instant now = m_desk.now();
    const auto add = [this](const QString &text, core::Instant until) {
        connect(m_snoozeMenu->addAction(text), &QAction::triggered, this,
            [this, until] { Q_EMIT markWanted({AlertMarkKind::Snoozed, {}, until}); });
    };
    add(tr("In 15 minutes"), now + core::minutes(15));
    add(tr("In an hour"), now + core::hours(1));
    const QTimeZone zone = core::zoneOf(m_entry.alert.zone);
    if (zone.isValid())
        add(tr("Tomorrow at 8"), core::atLocal(zone, core::localDay(zone, now).addDays(1), morning));
}

void AlertCard::setEntry(const desk::Alerts::Entry &entry)
{
    m_entry = entry;
    const AlertWords words(m_desk.catalog(), m_desk.now());
    m_sentence->setText(words.sentence(entry.alert));
    m_subject->setText(words.subject(entry.alert));
    const QStringList notes = words.standing(entry.standing, entry.alert.zone);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    showTools();
    update();
    Q_EMIT heightChanged();
}

void AlertCard::showTools()
{
    const bool may = desk::marksAlerts(m_desk.viewer());
    const QString why = may ? QString() : tr("Your role only looks at alerts.");
    for (QToolButton *button : {m_seen, m_snooze, m_write, m_remind}) {
        button->setEnabled(may);
        button->setStatusTip(why);
    }
    m_seen->setText(m_entry.standing.isOpen() ? tr("Seen") : tr("Back to open"));
    m_remind->setVisible(m_entry.alert.orderId.isValid());
    const bool mayPlan = m_desk.viewer().permissions.has(domain::Permission::Dispatch);
    m_plan->setVisible(mayPlan && desk::planMending(m_entry.alert, m_desk.catalog(), m_desk.now()));
}

void AlertCard::setFixes(const std::vector<AlertFix> &fixes)
{
    m_fixes = fixes;
    const AlertWords words(m_desk.catalog(), m_desk.now());
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const bool there = i < fixes.size();
        m_buttons[i]->setVisible(there);
        if (there)
            m_buttons[i]->setSentence(words.fix(fixes[i], m_entry.alert));
    }
    Q_EMIT heightChanged();
}

void AlertCard::setBusy(bool busy)
{
    for (FixButton *button : m_buttons)
        button->setEnabled(!busy);
}

void AlertCard::takeFix(int number)
{
    const size_t i = size_t(number) - 1;
    if (i < m_fixes.size() && m_buttons[i]->isEnabled())
        Q_EMIT fixWanted(AlertFix(m_fixes[i]));
}

void AlertCard::toggleAcknowledged()
{
    if (m_seen->isEnabled())
        Q_EMIT markWanted({m_entry.standing.isOpen() ? AlertMarkKind::Acknowledged : AlertMarkKind::Reopened, {}, {}});
}

void AlertCard::askPlan()
{
    const auto question = desk::planMending(m_entry.alert, m_desk.catalog(), m_desk.now());
    if (question && m_plan->isVisibleTo(this))
        Q_EMIT planWanted(*question);
}

void AlertCard::openSnoozeMenu()
{
    if (m_snooze->isEnabled())
        m_snoozeMenu->popup(m_snooze->mapToGlobal(m_snooze->rect().bottomLeft()));
}

void AlertCard::openNote()
{
    if (!m_write->isEnabled())
        return;
    m_note->show();
    m_note->setFocus();
    Q_EMIT heightChanged();
}

void AlertCard::closeNote()
{
    m_note->clear();
    m_note->hide();
    Q_EMIT heightChanged();
    Q_EMIT noteClosed();
}

bool AlertCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_note && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeNote();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

int AlertCard::heightForWidth(int width) const
{
    return m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width) : m_column->totalSizeHint().height();
}

void AlertCard::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.accentSoft);
    painter.fillRect(QRect(0, 0, 3, height()), c.accent);
    painter.fillRect(QRect(0, height() - 1, width(), 1), c.border);
    QRect line = rect().adjusted(side, padding, -side, 0);
    line.setHeight(AlertDelegate::headHeight());
    AlertDelegate::paintHead(painter, line, m_entry, AlertWords(m_desk.catalog(), m_desk.now()).timeLeft(m_entry.alert));
}

} // namespace fieldlane::ui::alerts
