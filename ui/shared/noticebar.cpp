#include "ui/shared/noticebar.h"
#include "ui/shared/icons.h"
#include "ui/shared/stylepaint.h"
#include <chrono>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace fieldlane::ui {

namespace {

constexpr auto shownFor = std::chrono::seconds(8);
constexpr int widest = 640;

struct Look
{
    const char *icon;
    QColor ink;
};

Look lookOf(NoticeBar::Kind kind)
{
    const ThemeColors &c = Theme::current().colors();
    switch (kind) {
    case NoticeBar::Kind::Done:
        return {"check", c.ok};
    case NoticeBar::Kind::Warning:
        return {"warning", c.ask};
    case NoticeBar::Kind::Failure:
        return {"blocked", c.blocked};
    default:
        return {"info", c.info};
    }
}

} // namespace

NoticeBar::NoticeBar(QWidget *host)
    : QWidget(host)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("notice"));
    setProperty("overlay", true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("noticeAction"));
    auto *close = new QToolButton(this);
    close->setIcon(Icons::named(QStringLiteral("close")));
    close->setToolTip(tr("Close the message"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    row->addWidget(close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        if (m_act)
            m_act();
    });
    host->installEventFilter(this);
    hide();
}

void NoticeBar::show(Kind kind, const QString &text, const Offer &offer)
{
    m_kind = kind;
    m_text->setText(text);
    m_act = offer.act;
    m_button->setText(offer.label);
    m_button->setVisible(bool(offer.act));
    const Look look = lookOf(kind);
    m_icon->setPixmap(Icons::pixmap(QLatin1String(look.icon), 18, look.ink, devicePixelRatioF()));
    if (kind == Kind::Failure)
        m_timer.stop();
    else
        m_timer.start(shownFor);
    QWidget::show();
    place();
    raise();
}

QString NoticeBar::text() const
{
    return isVisible() ? m_text->text() : QString();
}

void NoticeBar::place()
{
    const QWidget *host = parentWidget();
    const int room = std::min(widest, host->width() - 32);
    const int wish = m_text->fontMetrics().horizontalAdvance(m_text->text()) + 2
        + (m_button->isHidden() ? 0 : m_button->sizeHint().width() + 10) + 100;
    const int w = std::min(room, wish);
    const int h = std::max(layout()->heightForWidth(w), layout()->minimumSize().height());
    setGeometry((host->width() - w) / 2, host->height() - h - 40, w, h);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    stylepaint::box(painter, rect(), c.raised, c.controlBorder, 8);
    stylepaint::box(painter, QRect(4, 8, 3, height() - 16), lookOf(m_kind).ink, {}, 1.5);
}

bool NoticeBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

// Nobody loses a message while reading it.
void NoticeBar::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void NoticeBar::leaveEvent(QEvent *)
{
    if (m_kind != Kind::Failure)
        m_timer.start(shownFor);
}

} // namespace fieldlane::ui
