#pragma once
#include <QAbstractButton>

namespace fieldlane::ui {

/// A rounded filter button: quiet at rest, tinted when checked, with an arrow when it opens a menu.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);
    /// Shows that a click opens choices.
    void setArrowShown(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_arrow = false;
};

} // namespace fieldlane::ui
