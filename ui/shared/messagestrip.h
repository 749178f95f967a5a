#pragma once
#include "ui/shared/textlabel.h"
#include <functional>
#include <QHBoxLayout>
#include <QPushButton>

namespace fieldlane::ui {

/// One message inside a view, with what can be done about it. A shape at the left tells its kind without colour.
class MessageStrip : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Done, Info, Ask, Wrong };
    struct Choice
    {
        QString label;
        std::function<void()> act;
        QString name; ///< object name of the button
    };
    explicit MessageStrip(QWidget *parent = nullptr);
    void show(Kind kind, const QString &text, const std::vector<Choice> &choices = {});
    void dismiss();
    QString text() const { return m_text->text(); }
    bool isShown() const { return !m_text->text().isEmpty(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Info;
    TextLabel *m_text;
    QHBoxLayout *m_row;
    std::vector<QPushButton *> m_buttons;
};

} // namespace fieldlane::ui
