#include "ui/shared/messagestrip.h"
#include <QPainter>

namespace fieldlane::ui {

namespace {

constexpr int markSize = 16;

std::pair<QColor, QColor> coloursOf(MessageStrip::Kind kind)
{
    const ThemeColors &c = Theme::current().colors();
    switch (kind) {
    case MessageStrip::Kind::Done:
        return {c.ok, c.okSoft};
    case MessageStrip::Kind::Info:
        return {c.info, c.infoSoft};
    case MessageStrip::Kind::Ask:
        return {c.ask, c.askSoft};
    case MessageStrip::Kind::Wrong:
        break;
    }
    return {c.blocked, c.blockedSoft};
}

} // namespace

MessageStrip::MessageStrip(QWidget *parent)
    : QWidget(parent)
    , m_text(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_row(new QHBoxLayout(this))
{
    m_text->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("stripText"));
    m_row->setContentsMargins(markSize + 18, 6, 8, 6);
    m_row->addWidget(m_text, 1);
    hide();
}

void MessageStrip::show(Kind kind, const QString &text, const std::vector<Choice> &choices)
{
    m_kind = kind;
    m_text->setText(text);
    for (QPushButton *button : m_buttons) {
        button->setObjectName({}); // goes after its own click, and is nobody's target till then
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(choice.label, this);
        button->setObjectName(choice.name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [act = choice.act] { act(); });
        m_row->addWidget(button);
        button->show(); // a picture may be taken before the next turn of the event loop
        m_buttons.push_back(button);
    }
    setVisible(true);
    update();
}

void MessageStrip::dismiss()
{
    m_text->clear();
    hide();
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    const auto [ink, paper] = coloursOf(m_kind);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    const qreal radius = Theme::current().metrics().radius;
    painter.drawRoundedRect(rect(), radius, radius);
    const QRectF b(11, (height() - markSize) / 2.0, markSize, markSize);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = b.center();
    if (m_kind == Kind::Done) {
        painter.drawPolyline(QPolygonF {{b.left() + 2, c.y()}, {b.left() + 6, b.bottom() - 3}, {b.right() - 1, b.top() + 3}});
    } else if (m_kind == Kind::Ask) {
        painter.drawPolygon(QPolygonF {{c.x(), b.top() + 1}, {b.right() - 1, b.bottom() - 2}, {b.left() + 1, b.bottom() - 2}});
        painter.drawLine(QPointF(c.x(), c.y() - 1), QPointF(c.x(), c.y() + 2));
    } else {
        painter.drawEllipse(b.adjusted(1, 1, -1, -1));
        if (m_kind == Kind::Wrong)
            painter.drawLine(QPointF(b.left() + 4, b.bottom() - 4), QPointF(b.right() - 4, b.top() + 4));
        else
            painter.drawLine(QPointF(c.x(), c.y()), QPointF(c.x(), c.y() + 3.5));
    }
}

} // namespace fieldlane::ui
