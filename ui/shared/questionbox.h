#pragma once
#include "ui/shared/prompts.h"
#include <QWidget>

namespace fieldlane::ui {

/// Asks in a box over a window, which must outlive it; runs no loop of its own.
class QuestionBox final : public Prompts
{
public:
    explicit QuestionBox(QWidget *window)
        : m_window(window)
    {
    }
    void ask(const Question &question, QObject *context, std::function<void(bool)> answer) override;

private:
    QWidget *m_window;
};

} // namespace fieldlane::ui
