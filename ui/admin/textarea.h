#pragma once
#include <QPlainTextEdit>

namespace fieldlane::ui::admin {

/// Several lines of text as an editor of a form.
class TextArea : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextArea(int lines, QWidget *parent = nullptr)
        : QPlainTextEdit(parent)
    {
        setTabChangesFocus(true);
        viewport()->setAutoFillBackground(false); // the frame's, also where nothing can be written
        setFixedHeight(lines * fontMetrics().lineSpacing() + 16);
        connect(this, &QPlainTextEdit::textChanged, this, &TextArea::changed);
    }
    void setValue(const QString &text)
    {
        if (text != toPlainText()) // the cursor stays while it is the same
            setPlainText(text);
    }
    QString value() const { return toPlainText(); }

Q_SIGNALS:
    void changed();
};

} // namespace fieldlane::ui::admin
