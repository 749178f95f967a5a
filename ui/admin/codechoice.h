#pragma once
#include <QWidget>
#include <vector>

class QComboBox;

namespace fieldlane::ui::admin {

/// A choice of texts that stand for something: codes of languages, of carriers. What is stored and unknown here is
/// offered as it is.
class CodeChoice : public QWidget
{
    Q_OBJECT
public:
    using Choices = std::vector<std::pair<QString, QString>>; ///< code, words
    explicit CodeChoice(const Choices &choices, QWidget *parent = nullptr);
    void setValue(const QString &code);
    QString value() const;
    QComboBox *box() const { return m_box; }
    QString words(const QString &code) const;

Q_SIGNALS:
    void changed();

private:
    Choices m_choices;
    QComboBox *m_box;
};

/// The languages in which notices are written; `none` is what no language means, and empty where there must be one.
CodeChoice::Choices languageChoices(const QString &none);

} // namespace fieldlane::ui::admin
