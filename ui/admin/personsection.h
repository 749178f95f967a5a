#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

extern template class EntrySection<domain::Person>;

/// People who log in, and their passwords, which go straight to the desk and are kept nowhere here.
class PersonSection : public EntrySection<domain::Person>
{
    Q_OBJECT
public:
    PersonSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::Person> all() const override;
    Entry entryOf(const domain::Person &person) const override;
    void shown() override;

private:
    void addRows();
    void askPassword();
    void setPassword(const QString &password, const QString &sentence);

    QAction *m_password;
    QAction *m_noPassword;
};

} // namespace fieldlane::ui::admin
