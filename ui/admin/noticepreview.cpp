#include "ui/admin/noticepreview.h"
#include "ui/shared/textlabel.h"
#include <QVBoxLayout>

namespace fieldlane::ui::admin {

namespace {

const QString gsmLetters = QString::fromUtf8("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                              "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const QString gsmDoubled = QString::fromUtf8("^{}\\[~]|€\f"); // take two places each

} // namespace

int messagesFor(const QString &text)
{
    int places = 0;
    bool isGsm = true;
    for (const QChar c : text) {
        isGsm = isGsm && (gsmLetters.contains(c) || gsmDoubled.contains(c));
        places += gsmDoubled.contains(c) ? 2 : 1;
    }
    if (!isGsm)
        places = int(text.size());
    const int alone = isGsm ? 160 : 70;
    const int joined = isGsm ? 153 : 67;
    return places <= alone ? 1 : (places + joined - 1) / joined;
}

NoticePreview::NoticePreview(QWidget *parent)
    : Card(parent)
    , m_title(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this))
    , m_body(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_length(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
{
    setObjectName(QStringLiteral("preview"));
    m_title->setObjectName(QStringLiteral("previewTitle"));
    m_body->setObjectName(QStringLiteral("previewBody"));
    m_length->setObjectName(QStringLiteral("previewLength"));
    const ThemeMetrics &m = Theme::current().metrics();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.gap);
    for (TextLabel *label : {m_title, m_body, m_length}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        column->addWidget(label);
    }
}

void NoticePreview::show(const domain::NoticeText &text, domain::Channel channel)
{
    const bool isSms = channel == domain::Channel::Sms;
    m_title->setText(text.subject);
    m_title->setVisible(!isSms && !text.subject.isEmpty());
    m_body->setText(text.body);
    m_length->setVisible(isSms);
    m_length->setText(tr("%n text messages", nullptr, messagesFor(text.body)));
}

} // namespace fieldlane::ui::admin
