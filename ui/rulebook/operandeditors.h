#pragma once
#include "rules/condition.h"
#include "ui/rulebook/vocabulary.h"
#include <QWidget>

namespace fieldlane::ui::rulebook {

/// What a row compares with, as a person edits it. What is not filled in is std::monostate.
class OperandEditor : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Of another shape than the editor's it is shown as nothing chosen yet.
    virtual void setOperand(const rules::Operand &operand) = 0;
    virtual rules::Operand operand() const = 0;

Q_SIGNALS:
    void changed();
};

/// The editor for what an operator of a field compares with; null where it compares with nothing.
OperandEditor *newOperandEditor(const rules::FieldDescriptor &field, rules::Operator op, const Vocabulary &vocabulary, QWidget *parent);

} // namespace fieldlane::ui::rulebook
