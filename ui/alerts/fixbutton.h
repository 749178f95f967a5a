#pragma once
#include <QAbstractButton>
#include <QKeySequence>

namespace fieldlane::ui::alerts {

/// One fix: the key that takes it, and in one sentence what it will do. No word is ever cut.
class FixButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FixButton(const QKeySequence &key, QWidget *parent = nullptr);
    /// Wraps, unlike the text of a button.
    void setSentence(const QString &sentence);
    const QString &sentence() const { return m_sentence; }
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
    QString m_sentence;
};

} // namespace fieldlane::ui::alerts
