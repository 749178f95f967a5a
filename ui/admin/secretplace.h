#pragma once
#include "ui/admin/admintools.h"
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::admin {

/// Where a password lies ("keychain:NAME", "file:/PATH", "env:NAME", or nowhere), and a way to put one there. The
/// password itself is never shown, and never part of what is edited.
class SecretPlace : public QWidget
{
    Q_OBJECT
public:
    using Keep = decltype(AdminTools::keepSecret);
    SecretPlace(const Keep &keep, QWidget *parent = nullptr);
    void setValue(const QString &place);
    QString value() const; ///< empty: nowhere
    void setSuggestion(const QString &name) { m_suggestion = name; } ///< for the key chain

Q_SIGNALS:
    void changed();

private:
    void kindChosen();
    void judge();
    void askSecret();
    void tell(const QString &sentence);

    Keep m_keep;
    QString m_suggestion;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QPushButton *m_set;
    TextLabel *m_told;
};

} // namespace fieldlane::ui::admin
