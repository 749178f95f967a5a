#pragma once
#include <QAbstractButton>
#include <QKeySequence>

namespace fieldlane::ui::alerts {

/// One fix: the key that takes it, and in one sentence what it will do. Wraps, so that no word is ever cut.
class FixButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FixButton(const QKeySequence &key, QWidget *parent = nullptr);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRect textPlace(const QRect &box) const;

    QKeySequence m_key;
};

} // namespace fieldlane::ui::alerts
