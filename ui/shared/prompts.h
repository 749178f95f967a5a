#pragma once
#include <functional>
#include <QObject>
#include <QStringList>

namespace fieldlane::ui {

/// A question with two answers.
struct Question
{
    QString title;
    QString text;
    QStringList details; ///< findings or the two versions, one a line
    QString accept; ///< words of the button that goes on
    QString decline;
};

/// How views ask people. The answer comes once, perhaps later, and never when the context is gone; tests script it.
class Prompts
{
public:
    virtual ~Prompts() = default;
    virtual void ask(const Question &question, QObject *context, std::function<void(bool accepted)> answer) = 0;
};

} // namespace fieldlane::ui
