#include "ui/shared/searchfield.h"
#include "ui/shared/icons.h"
#include <QKeyEvent>

namespace fieldlane::ui {

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(Icons::named(QStringLiteral("search")), QLineEdit::LeadingPosition);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        Q_EMIT resultsWanted();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace fieldlane::ui
