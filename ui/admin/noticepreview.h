#pragma once
#include "domain/noticetext.h"
#include "ui/shared/card.h"

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::admin {

/// A text of notices as its reader would get it, about an order that is made up.
class NoticePreview : public Card
{
    Q_OBJECT
public:
    explicit NoticePreview(QWidget *parent = nullptr);
    void show(const domain::NoticeText &text, domain::Channel channel);

private:
    TextLabel *m_title;
    TextLabel *m_body;
    TextLabel *m_length;
};

/// How many text messages a text takes: 160 letters of the GSM alphabet each, or 70 of any other; a few less when there
/// are several (3GPP TS 23.038).
int messagesFor(const QString &text);

} // namespace fieldlane::ui::admin
