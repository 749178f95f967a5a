#pragma once
#include <QHBoxLayout>

namespace fieldlane::ui::rulebook {

/// The row in which the fields of one value stand.
QHBoxLayout *newFieldRow(QWidget *editor);
/// A word between two fields or behind one.
void addWord(QHBoxLayout *row, const QString &text);

} // namespace fieldlane::ui::rulebook
