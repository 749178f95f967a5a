#include "ui/admin/placeholderbar.h"
#include "ui/shared/channelwords.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/theme.h"
#include <QPushButton>

namespace fieldlane::ui::admin {

namespace {

constexpr int padding = 10;

} // namespace

PlaceholderBar::PlaceholderBar(QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(Theme::current().metrics().gap / 2, this);
    for (int i = 0; i < domain::factCount; ++i) {
        const auto fact = domain::Fact(i);
        const QString text = QLatin1Char('{') + domain::toCode(fact) + QLatin1Char('}');
        auto *button = new QPushButton(text, this);
        button->setAutoDefault(false);
        button->setFixedWidth(button->fontMetrics().horizontalAdvance(text) + 2 * padding);
        button->setObjectName(QStringLiteral("placeholder:") + domain::toCode(fact));
        button->setToolTip(ChannelWords::fact(fact));
        //: Read aloud: a placeholder and what it stands for.
        button->setAccessibleName(tr("Insert %1: %2").arg(text, ChannelWords::fact(fact)));
        button->setFocusPolicy(Qt::TabFocus); // the field that is written in keeps its cursor
        connect(button, &QPushButton::clicked, this, [this, text] { Q_EMIT chosen(text); });
        flow->addWidget(button);
    }
}

} // namespace fieldlane::ui::admin
