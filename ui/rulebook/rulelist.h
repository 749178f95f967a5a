#pragma once
#include <optional>
#include <QListView>
#include <QTimer>

namespace fieldlane::ui::rulebook {

/// The list of rules. A rule is dragged to another place, where a line shows before which it will stand; Escape leaves it
/// where it was. Alt and Up or Down move it by one, Space switches it on and off.
class RuleList : public QListView
{
    Q_OBJECT
public:
    explicit RuleList(QWidget *parent = nullptr);
    void setMovable(bool movable) { m_isMovable = movable; }
    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    void currentRowChanged(int row);
    void moveWanted(int row, int by);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Drag
    {
        int row = 0;
        QPoint from; ///< where the button went down
        std::optional<int> before {}; ///< row before which it would go; none: it has not moved far enough yet
    };
    int rowBefore(QPoint at) const;
    void follow(QPoint at);
    void cancel();
    void scrollOn();

    bool m_isMovable = false;
    std::optional<Drag> m_drag;
    QPoint m_pointer;
    QTimer m_scroll;
};

} // namespace fieldlane::ui::rulebook
