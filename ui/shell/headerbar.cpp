#include "ui/shell/headerbar.h"
#include "ui/shared/icons.h"
#include "ui/shared/stylepaint.h"
#include "ui/shared/words.h"
#include <QAction>
#include <QCalendarWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>
#include <QWidgetAction>

namespace fieldlane::ui::shell {

namespace {

constexpr int wide = 1180; ///< from here on everything has its words
constexpr int policyRoom = 150;
constexpr int personRoom = 220;
constexpr int narrowPersonRoom = 110;

} // namespace

HeaderBar::HeaderBar(QMenuBar *menus, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_brand(new QLabel(QStringLiteral("Fieldlane"), this))
    , m_mark(new QLabel(this))
    , m_palette(iconButton(actions.palette))
    , m_policy(new QLabel(this))
    , m_person(new QLabel(this))
    , m_undo(iconButton(actions.undo))
    , m_redo(iconButton(actions.redo))
    , m_clock(new QLabel(this))
{
    setObjectName(QStringLiteral("headerBar"));
    setFixedHeight(Theme::current().metrics().header);
    m_mark->setPixmap(Icons::application().pixmap(QSize(22, 22), devicePixelRatioF()));
    m_brand->setFont(Theme::current().font(Theme::TextLevel::Strong));
    m_policy->setObjectName(QStringLiteral("policy"));
    m_policy->setForegroundRole(QPalette::PlaceholderText);
    m_person->setObjectName(QStringLiteral("person"));
    m_person->hide();
    m_clock->setObjectName(QStringLiteral("clock"));
    m_clock->setFont(Theme::current().font(Theme::TextLevel::Title));
    m_palette->setObjectName(QStringLiteral("paletteButton"));
    m_dayControls = dayControls(actions);
    menus->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 14, 0);
    row->setSpacing(4);
    row->addWidget(m_mark);
    row->addSpacing(2);
    row->addWidget(m_brand);
    row->addSpacing(6);
    row->addWidget(menus, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_dayControls);
    row->addStretch(1);
    row->addWidget(m_policy);
    row->addSpacing(4);
    row->addWidget(m_palette);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addWidget(iconButton(actions.theme));
    row->addSpacing(6);
    row->addWidget(m_person);
    row->addSpacing(6);
    row->addWidget(m_clock);
    fit();
}

QToolButton *HeaderBar::iconButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget *HeaderBar::dayControls(const Actions &actions)
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_dayButton = new QToolButton(box);
    m_dayButton->setObjectName(QStringLiteral("dayButton"));
    m_dayButton->setAutoRaise(true);
    m_dayButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_dayButton->setIcon(Icons::named(QStringLiteral("calendar")));
    m_dayButton->setToolTip(tr("Choose the day on the board"));
    auto *today = iconButton(actions.today);
    today->setToolButtonStyle(Qt::ToolButtonTextOnly);
    row->addWidget(iconButton(actions.previousDay));
    row->addWidget(m_dayButton);
    row->addWidget(iconButton(actions.nextDay));
    row->addWidget(today);
    connect(m_dayButton, &QToolButton::clicked, this, &HeaderBar::pickDay);
    return box;
}

void HeaderBar::pickDay()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setSelectedDate(m_day);
    calendar->setVerticalHeaderFormat(QCalendarWidget::ISOWeekNumbers);
    auto *holder = new QWidgetAction(menu);
    holder->setDefaultWidget(calendar);
    menu->addAction(holder);
    const auto picked = [this, menu](QDate day) {
        menu->close();
        Q_EMIT dayPicked(day);
    };
    connect(calendar, &QCalendarWidget::clicked, this, picked);
    connect(calendar, &QCalendarWidget::activated, this, picked);
    menu->popup(m_dayButton->mapToGlobal(QPoint(0, m_dayButton->height() + 2)));
    calendar->setFocus();
}

void HeaderBar::setDay(QDate day)
{
    m_day = day;
    m_dayButton->setText(Words::day(day));
}

void HeaderBar::setPolicy(const QString &name)
{
    m_policyName = name;
    //: %1 is the name of the rule set that dispatching follows.
    m_policy->setToolTip(tr("Policy in force: %1").arg(name));
    fit();
}

void HeaderBar::setPerson(const QString &name, const QString &role)
{
    m_personName = name;
    m_roleName = role;
    //: %1 is the name of a person, %2 of their role.
    m_person->setToolTip(tr("%1 works here as %2").arg(name, role));
    m_person->setVisible(!name.isEmpty());
    fit();
}

void HeaderBar::setClock(core::Instant now, const QTimeZone &zone)
{
    m_clock->setText(Words::time(now, zone));
    m_clock->setToolTip(tr("%1, %2").arg(Words::day(core::localDay(zone, now)), QString::fromUtf8(zone.id())));
}

void HeaderBar::setWorkShown(bool shown)
{
    for (QWidget *w : {m_dayControls, static_cast<QWidget *>(m_policy), static_cast<QWidget *>(m_undo),
             static_cast<QWidget *>(m_redo)})
        w->setVisible(shown);
}

void HeaderBar::fit()
{
    m_brand->setVisible(width() >= wide);
    m_palette->setToolButtonStyle(width() >= wide ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const QString all = tr("Policy: %1").arg(m_policyName);
    const bool isWide = width() >= wide;
    //: %1 is the name of a person, %2 of their role.
    const QString who = m_roleName.isEmpty() ? m_personName : tr("%1, %2", "person, role").arg(m_personName, m_roleName);
    m_person->setText(fontMetrics().elidedText(who, Qt::ElideRight, isWide ? personRoom : narrowPersonRoom));
    m_policy->setText(fontMetrics().elidedText(width() >= wide ? all : m_policyName, Qt::ElideRight, policyRoom));
}

void HeaderBar::resizeEvent(QResizeEvent *)
{
    fit();
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.header);
    painter.fillRect(QRect(0, height() - 1, width(), 1), c.border);
}

void HeaderBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        fit();
    QWidget::changeEvent(event);
}

} // namespace fieldlane::ui::shell
