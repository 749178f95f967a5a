#pragma once
#include <QListView>

namespace fieldlane::ui::alerts {

/// The list of the inbox: tells what the user chose, apart from what the current row becomes by itself when alerts
/// come and go; letters and digits are commands here, no search.
class AlertList : public QListView
{
    Q_OBJECT
public:
    explicit AlertList(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QModelIndex &index); ///< by mouse or key
    void opened(const QModelIndex &index); ///< Enter or double click
    void commandTyped(QChar key); ///< in upper case
    void resized();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyboardSearch(const QString &) override {}
};

} // namespace fieldlane::ui::alerts
