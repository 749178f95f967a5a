#pragma once
#include "ui/shared/prompts.h"

namespace fieldlane::support {

/// Prompts that answer by a script, and remember what was asked.
class Answers : public ui::Prompts
{
public:
    bool answer = true;
    QStringList asked;
    void ask(const ui::Question &question, QObject *, std::function<void(bool)> done) override
    {
        asked += question.text;
        done(answer);
    }
};

} // namespace fieldlane::support
