#pragma once
#include <optional>
#include <QWidget>
#include <vector>

namespace fieldlane::ui {

/// A row of tabs with a count each. Left and Right move; tabs that do not fit go into a menu at the end, so
/// that no word is ever cut.
class CountTabs : public QWidget
{
    Q_OBJECT
public:
    explicit CountTabs(QWidget *parent = nullptr);

    void setTabs(const QStringList &labels);
    /// No value: not known yet; nothing is shown in its place.
    void setCount(int index, std::optional<qint64> count);
    std::optional<qint64> count(int index) const { return m_tabs[size_t(index)].count; }
    int current() const { return m_current; }
    void setCurrent(int index);
    int size() const { return int(m_tabs.size()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Tab
    {
        QString label;
        std::optional<qint64> count;
        QRect place; ///< empty: only in the menu
    };
    QString countText(const Tab &tab) const;
    int widthOf(const Tab &tab) const;
    void place();
    int at(QPoint p) const;
    void openMenu();
    void paintTab(QPainter &painter, int index) const;

    std::vector<Tab> m_tabs;
    QRect m_more;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace fieldlane::ui
