#include "ui/rulebook/findingrow.h"
#include "ui/shared/icons.h"
#include "ui/shared/rulewords.h"
#include "ui/shared/stylepaint.h"
#include "ui/shared/textlabel.h"
#include <QVBoxLayout>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int side = 8;
constexpr int mark = 16;
constexpr int above = 6;

} // namespace

FindingRow::FindingRow(rules::Gravity gravity, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
    , m_gravity(gravity)
{
    //: How grave a finding is, and what it says.
    setAccessibleName(tr("%1: %2").arg(RuleWords::gravity(gravity), sentence));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    auto *text = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this);
    text->setText(TextLabel::breakable(sentence));
    text->setWordWrap(true);
    text->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * side + mark, above, side, above);
    column->addWidget(text);
}

void FindingRow::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = Theme::current().colors();
    const bool isError = m_gravity == rules::Gravity::Error;
    const bool isWarning = m_gravity == rules::Gravity::Warning;
    const QColor ink = isError ? c.blocked : isWarning ? c.ask : c.info;
    const QColor soft = isError ? c.blockedSoft : isWarning ? c.askSoft : c.infoSoft;
    QPainter painter(this);
    stylepaint::box(painter, rect(), soft, underMouse() && isEnabled() ? ink : soft, Theme::current().metrics().radius);
    if (hasFocus())
        stylepaint::focusRing(painter, rect(), Theme::current().metrics().radius);
    const QString icon = isError ? QStringLiteral("blocked") : isWarning ? QStringLiteral("warning") : QStringLiteral("info");
    painter.drawPixmap(side, above + (fontMetrics().height() - mark) / 2, Icons::pixmap(icon, mark, ink, devicePixelRatioF()));
}

} // namespace fieldlane::ui::rulebook
