#pragma once
#include "ui/rulebook/searchchoice.h"
#include <QWidget>

class QLineEdit;

namespace fieldlane::ui {
class FlowLayout;
}

namespace fieldlane::ui::rulebook {

/// Several values side by side, each as a chip that a click or Delete takes away. Values come from a list with a search,
/// or are typed: Enter or a comma ends one, Backspace in the empty line takes the last away.
class TagField : public QWidget
{
    Q_OBJECT
public:
    /// Values are chosen from `options`; what is no option is shown by `nameOf`.
    TagField(const QString &add, std::vector<ChoiceOption> options, std::function<QString(const QVariant &)> nameOf, QWidget *parent = nullptr);
    /// Values are typed; `suggestions` complete them.
    TagField(const QString &hint, const QStringList &suggestions, QWidget *parent = nullptr);

    void setValues(const QVariantList &values);
    /// With what is being typed, so that everybody sees at once what it would do.
    QVariantList values() const;
    /// Values beyond are not taken.
    void setLongest(int letters);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void prepare();
    void add(const QVariant &value);
    void addTyped();
    void remove(qsizetype place);
    void rebuild();

    QVariantList m_values;
    std::vector<ChoiceOption> m_options;
    std::function<QString(const QVariant &)> m_nameOf;
    FlowLayout *m_flow;
    SearchChoice *m_choice = nullptr;
    QLineEdit *m_line = nullptr;
    std::vector<QWidget *> m_chips;
};

} // namespace fieldlane::ui::rulebook
