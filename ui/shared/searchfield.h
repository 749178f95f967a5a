#pragma once
#include <QLineEdit>

namespace fieldlane::ui {

/// A text field with a looking glass; Escape empties it, Down says that the user wants the results.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

Q_SIGNALS:
    void resultsWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace fieldlane::ui
