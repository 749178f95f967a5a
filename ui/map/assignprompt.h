#pragma once
#include <functional>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace fieldlane::ui::map {

/// Asks the dispatcher before something that the placement questions. Behind an interface, so that tests
/// answer it.
class AssignPrompt
{
public:
    virtual ~AssignPrompt() = default;
    /// `answer` is called once, perhaps later.
    virtual void ask(const QString &question, const QStringList &reasons, std::function<void(bool)> answer) = 0;
};

/// The question in a window of its own; does not block the program.
class AssignQuestion final : public AssignPrompt
{
public:
    explicit AssignQuestion(QWidget *parent)
        : m_parent(parent)
    {
    }
    void ask(const QString &question, const QStringList &reasons, std::function<void(bool)> answer) override;

private:
    QWidget *m_parent;
};

} // namespace fieldlane::ui::map
