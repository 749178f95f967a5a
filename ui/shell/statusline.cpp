#include "ui/shell/statusline.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include <QEvent>
#include <QLabel>
#include <QPainter>

namespace fieldlane::ui::shell {

namespace {

constexpr int nameRoom = 260;

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_stateIcon(new QLabel(this))
    , m_state(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_databaseIcon(new QLabel(this))
    , m_database(new QLabel(this))
{
    setSizeGripEnabled(false);
    setFixedHeight(26);
    setContentsMargins(8, 0, 10, 0);
    m_state->setObjectName(QStringLiteral("changeState"));
    m_database->setObjectName(QStringLiteral("database"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QLabel *label : {m_state, m_hint, m_database})
        label->setForegroundRole(QPalette::PlaceholderText);
    addWidget(m_stateIcon);
    addWidget(m_state);
    addWidget(m_hint, 1);
    addPermanentWidget(m_databaseIcon);
    addPermanentWidget(m_database);
    setPending(0);
    setDatabase({}, Connection::None);
}

void StatusLine::setDatabase(const QString &name, Connection connection)
{
    m_connection = connection;
    m_database->setToolTip(name);
    const QString fits = m_database->fontMetrics().elidedText(name, Qt::ElideMiddle, nameRoom);
    switch (connection) {
    case Connection::None:
        m_database->setText(tr("No database"));
        break;
    case Connection::File:
        m_database->setText(fits);
        break;
    case Connection::Server:
        m_database->setText(tr("%1 · connected").arg(fits));
        break;
    case Connection::Lost:
        m_database->setText(tr("%1 · connection lost").arg(fits));
        break;
    }
    for (QWidget *w : {m_stateIcon, m_state})
        w->setVisible(connection != Connection::None);
    paintIcons();
}

void StatusLine::setPending(int changes)
{
    m_pending = changes;
    m_state->setText(changes == 0 ? tr("All changes saved") : tr("Saving %n changes…", nullptr, changes));
    paintIcons();
}

void StatusLine::setHint(const QString &text)
{
    m_hint->setText(text);
}

void StatusLine::paintIcons()
{
    const ThemeColors &c = Theme::current().colors();
    const auto icon = [this](const char *name, const QColor &ink) {
        return Icons::pixmap(QLatin1String(name), 14, ink, devicePixelRatioF());
    };
    m_stateIcon->setPixmap(m_pending == 0 ? icon("check", c.ok) : icon("refresh", c.ask));
    const bool lost = m_connection == Connection::Lost;
    m_databaseIcon->setPixmap(lost ? icon("warning", c.blocked) : icon("database", c.textFaint));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.header);
    painter.fillRect(QRect(0, 0, width(), 1), c.border);
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintIcons();
    QStatusBar::changeEvent(event);
}

} // namespace fieldlane::ui::shell
