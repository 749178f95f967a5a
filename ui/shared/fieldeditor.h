#pragma once
#include <QComboBox>

namespace fieldlane::ui {

/// What an input of a form holds, as the text that forms and drafts keep: a line, an area, the data of a choice, or
/// "true" and "false".
QString textIn(const QWidget &editor);
/// The other way round. A choice takes up what its list does not know.
void putText(QWidget &editor, const QString &text);

/// A choice whose long names are cut in the closed box, which tells them whole as its tip, and not in the list.
QComboBox *newChoice(QWidget *parent);
/// Else the entry without data, if there is one.
void choose(QComboBox &choice, const QVariant &data);

} // namespace fieldlane::ui
