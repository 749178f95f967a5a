#pragma once
#include <QFrame>
#include <QList>

class QAction;
class QListWidget;

namespace fieldlane::ui {

class SearchField;

/// Every command of the window by typing parts of its name. Over its host, closed by Escape or a click
/// elsewhere; commands that cannot be used now are shown last and do nothing.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *host);
    /// Shows these actions; borrowed until it closes.
    void open(const QList<QAction *> &actions);

    /// How well the typed letters match a text: none when one of the words is in it nowhere.
    static std::optional<int> match(const QString &typed, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void runCurrent();
    void place();

    SearchField *m_field;
    QListWidget *m_list;
    QList<QAction *> m_actions;
};

} // namespace fieldlane::ui
