#pragma once
#include "desk/rulebooks.h"
#include "ui/rulebook/vocabulary.h"
#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace fieldlane::ui {
class MessageStrip;
}

namespace fieldlane::ui::rulebook {

/// What will count from now on: the changes in sentences, what stands against it, and why they are made. It asks for
/// publishing and stays open until that is done.
class PublishDialog : public QDialog
{
    Q_OBJECT
public:
    struct Content
    {
        rules::RuleBook before; ///< as it counts
        rules::RuleBook after; ///< as it will
        std::vector<rules::BookFinding> findings;
        int version = 1; ///< that it will be
        QString reason; ///< as far as it was typed before
    };
    PublishDialog(const Content &content, const Vocabulary &vocabulary, QWidget *parent);
    QString reason() const;
    /// What went wrong; it can be tried again.
    void tell(const QString &sentence);

Q_SIGNALS:
    void wanted(const QString &reason);
    void replayWanted(); ///< the dialog is closed then

private:
    QWidget *makeChanges(const Content &content, const Vocabulary &vocabulary);
    void addFindings(QVBoxLayout *column, const Content &content, const Vocabulary &vocabulary);
    void follow();

    QPlainTextEdit *m_reason;
    QPushButton *m_publish;
    MessageStrip *m_strip;
    bool m_isBlocked = false;
};

} // namespace fieldlane::ui::rulebook
