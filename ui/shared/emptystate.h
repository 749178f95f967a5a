#pragma once
#include <QIcon>
#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace fieldlane::ui {

/// What stands where there is nothing: why, and what to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    struct Text
    {
        QString icon; ///< name in Icons
        QString title;
        QString explanation;
    };
    explicit EmptyState(const Text &text, QWidget *parent = nullptr);
    void setText(const Text &text);
    /// A button below the text; the first one is the main one. Borrowed.
    void addAction(QAction *action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_explanation;
    QVBoxLayout *m_column;
    int m_actions = 0;
};

} // namespace fieldlane::ui
