#pragma once
#include "ui/shared/textlabel.h"
#include <functional>
#include <QPushButton>
#include <QVBoxLayout>

namespace fieldlane::ui {

/// One field of a form: its label with a mnemonic, what it understood of the text at the right of the label, the
/// editor, and, when something is wrong, one sentence below it.
class FieldBox : public QWidget
{
    Q_OBJECT
public:
    /// `focus` is what the mnemonic leads to; `editor` may hold more than that.
    FieldBox(const QString &label, QWidget *editor, QWidget *focus, QWidget *parent = nullptr);

    QWidget *focusTarget() const { return m_focus; }
    void setRequired(bool required);
    void setReading(const QString &text);
    /// An empty text takes the error away. `fix` puts a button behind the sentence.
    void setError(const QString &sentence, const QString &fixLabel = {}, const std::function<void()> &fix = {});
    QString error() const { return m_error->text(); }

private:
    void labelChanged();
    QString m_label;
    bool m_required = false;
    TextLabel *m_caption;
    TextLabel *m_reading;
    QWidget *m_focus;
    QWidget *m_errorRow;
    TextLabel *m_error;
    QPushButton *m_fix;
    std::function<void()> m_fixAction;
};

} // namespace fieldlane::ui
