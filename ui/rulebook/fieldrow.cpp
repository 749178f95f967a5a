#include "ui/rulebook/fieldrow.h"
#include "ui/shared/textlabel.h"

namespace fieldlane::ui::rulebook {

QHBoxLayout *newFieldRow(QWidget *editor)
{
    constexpr int gap = 6;
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    return row;
}

void addWord(QHBoxLayout *row, const QString &text)
{
    auto *word = new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, row->parentWidget());
    word->setText(text);
    row->addWidget(word);
}

} // namespace fieldlane::ui::rulebook
