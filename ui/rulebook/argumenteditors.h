#pragma once
#include "rules/action.h"
#include "ui/rulebook/amountfields.h"
#include "ui/rulebook/vocabulary.h"

namespace fieldlane::ui::rulebook {

class TagField;

/// What an action is given, as a person edits it. What is not filled in is std::monostate.
class ArgumentEditor : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Of another shape than the editor's it is shown as nothing chosen yet.
    virtual void setArgument(const rules::Argument &argument) = 0;
    virtual rules::Argument argument() const = 0;

Q_SIGNALS:
    void changed();
};

/// Made from the action's descriptor.
ArgumentEditor *newArgumentEditor(rules::ActionKind kind, const Vocabulary &vocabulary, QWidget *parent);

/// One of a list: a record, a priority, how it is dispatched.
class ChoiceArgument : public ArgumentEditor
{
    Q_OBJECT
public:
    ChoiceArgument(rules::ActionKind kind, const Vocabulary &vocabulary, QWidget *parent);
    void setArgument(const rules::Argument &argument) override;
    rules::Argument argument() const override;

private:
    rules::ArgumentKind m_kind;
    rules::ReferenceKind m_reference;
    const Vocabulary &m_vocabulary;
    SearchChoice *m_choice;
};

/// A name that is typed: of a policy.
class NameArgument : public ArgumentEditor
{
    Q_OBJECT
public:
    explicit NameArgument(QWidget *parent);
    void setArgument(const rules::Argument &argument) override;
    rules::Argument argument() const override;

private:
    QLineEdit *m_line;
};

class DurationArgument : public ArgumentEditor
{
    Q_OBJECT
public:
    explicit DurationArgument(QWidget *parent);
    void setArgument(const rules::Argument &argument) override;
    rules::Argument argument() const override;

private:
    DurationField *m_field;
};

/// A skill with its level.
class SkillArgument : public ArgumentEditor
{
    Q_OBJECT
public:
    SkillArgument(const Vocabulary &vocabulary, QWidget *parent);
    void setArgument(const rules::Argument &argument) override;
    rules::Argument argument() const override;

private:
    QLineEdit *m_name;
    NumberField *m_level;
};

class TechniciansArgument : public ArgumentEditor
{
    Q_OBJECT
public:
    TechniciansArgument(const Vocabulary &vocabulary, QWidget *parent);
    void setArgument(const rules::Argument &argument) override;
    rules::Argument argument() const override;

private:
    TagField *m_tags;
};

/// Who is told, and how.
class NoticeArgument : public ArgumentEditor
{
    Q_OBJECT
public:
    NoticeArgument(const Vocabulary &vocabulary, QWidget *parent);
    void setArgument(const rules::Argument &argument) override;
    rules::Argument argument() const override;

private:
    const Vocabulary &m_vocabulary;
    SearchChoice *m_who;
    SearchChoice *m_channel;
};

} // namespace fieldlane::ui::rulebook
