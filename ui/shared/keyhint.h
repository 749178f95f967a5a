#pragma once
#include <QKeySequence>
#include <QPainter>
#include <QWidget>

namespace fieldlane::ui {

/// The keys of a command, each as a small cap.
class KeyHint : public QWidget
{
    Q_OBJECT
public:
    explicit KeyHint(const QKeySequence &keys, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static int widthOf(const QKeySequence &keys);
    /// Right-aligned in the box.
    static void paint(QPainter &painter, const QRect &box, const QKeySequence &keys);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QKeySequence m_keys;
};

} // namespace fieldlane::ui
