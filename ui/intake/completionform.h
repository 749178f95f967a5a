#pragma once
#include "domain/completion.h"
#include "ui/shared/textlabel.h"
#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

/// What is reported when work is done: the checklist of its type, parts used, and a note.
class CompletionForm : public QWidget
{
    Q_OBJECT
public:
    explicit CompletionForm(QWidget *parent = nullptr);

    /// Empties the form; `usual` parts of the type stand as an example.
    void setType(const std::vector<QString> &checklist, const std::vector<QString> &usual);
    /// Nothing while something is missing or wrong, which the form then says.
    std::optional<domain::Completion> read();
    void focusFirst();

Q_SIGNALS:
    void confirmed(); ///< Return in a line

private:
    std::vector<QCheckBox *> m_checks;
    QVBoxLayout *m_checklist;
    QLineEdit *m_parts;
    QLineEdit *m_note;
    TextLabel *m_problem;
};

} // namespace fieldlane::ui::intake
