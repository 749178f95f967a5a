#pragma once
#include "ui/rulebook/operandeditors.h"

class QPushButton;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::rulebook {

/// An area: what there is in words, and the way to the map on which it is drawn.
class AreaField : public OperandEditor
{
    Q_OBJECT
public:
    AreaField(const Vocabulary &vocabulary, QWidget *parent);
    void setOperand(const rules::Operand &operand) override;
    rules::Operand operand() const override;

private:
    void draw();
    void tell();

    const Vocabulary &m_vocabulary;
    domain::Area m_area;
    TextLabel *m_text;
    QPushButton *m_draw;
};

} // namespace fieldlane::ui::rulebook
