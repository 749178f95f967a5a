#pragma once
#include "desk/catalog.h"
#include "domain/customer.h"
#include "ui/shared/form.h"
#include <QTimeZone>

namespace fieldlane::ui::customers {

class ContactsEditor;
class EquipmentEditor;
class GradeChoice;
class SitesEditor;

/// The form of one customer with all that belongs to it.
class CustomerForm : public Form<domain::CustomerFile>
{
public:
    explicit CustomerForm(const QTimeZone &zone, QWidget *parent = nullptr);
    /// What there is to choose from.
    void setGrades(const QStringList &grades);

private:
    void addPerson();
    void addParts(const QTimeZone &zone);
    void hideCaption();
    GradeChoice *m_grade = nullptr;
    ContactsEditor *m_contacts = nullptr;
    SitesEditor *m_sites = nullptr;
    EquipmentEditor *m_equipment = nullptr;
};

} // namespace fieldlane::ui::customers
