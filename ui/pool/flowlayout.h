#pragma once
#include <QLayout>
#include <vector>

namespace fieldlane::ui::pool {

/// Items side by side, in as many lines as the width asks for.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(int spacing);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// The height that the items take; moves them when `apply`.
    int arrange(const QRect &place, bool apply) const;

    std::vector<QLayoutItem *> m_items; // owned
};

} // namespace fieldlane::ui::pool
