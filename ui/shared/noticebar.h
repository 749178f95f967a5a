#pragma once
#include <functional>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace fieldlane::ui {

/// A message at the bottom of the window, over its content: what happened, and one thing to do about it.
/// What went wrong stays until it is closed; the rest goes by itself.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Done, Info, Warning, Failure };
    explicit NoticeBar(QWidget *host);

    struct Offer
    {
        QString label;
        std::function<void()> act;
    };
    void show(Kind kind, const QString &text, const Offer &offer = {});
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();

    Kind m_kind = Kind::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_act;
    QTimer m_timer;
};

} // namespace fieldlane::ui
