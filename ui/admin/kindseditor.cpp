#include "ui/admin/kindseditor.h"
#include "ui/shared/channelwords.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <QCheckBox>
#include <QGridLayout>

namespace fieldlane::ui::admin {

KindsEditor::KindsEditor(const Kinds &possible, QWidget *parent)
    : QWidget(parent)
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.margin);
    grid->setVerticalSpacing(m.gap / 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (const domain::NoticeKind kind : possible) {
        auto *box = new QCheckBox(ChannelWords::kind(kind), this);
        box->setObjectName(QStringLiteral("kind:") + domain::toCode(kind));
        connect(box, &QCheckBox::toggled, this, &KindsEditor::changed);
        grid->addWidget(box, int(m_boxes.size()) / 2, int(m_boxes.size()) % 2);
        m_boxes.emplace_back(kind, box);
    }
}

void KindsEditor::setValue(const Kinds &kinds)
{
    m_set = kinds;
    for (const auto &[kind, box] : m_boxes)
        box->setChecked(std::find(kinds.begin(), kinds.end(), kind) != kinds.end());
}

KindsEditor::Kinds KindsEditor::value() const
{
    Kinds kinds;
    for (const auto &[kind, box] : m_boxes) {
        if (box->isChecked())
            kinds.push_back(kind);
    }
    Kinds before = m_set;
    std::sort(before.begin(), before.end());
    Kinds sorted = kinds;
    std::sort(sorted.begin(), sorted.end());
    return before == sorted ? m_set : kinds; // the same kinds in another order are no edit
}

} // namespace fieldlane::ui::admin
