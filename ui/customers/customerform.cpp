#include "ui/customers/customerform.h"
#include "ui/customers/contactseditor.h"
#include "ui/customers/equipmenteditor.h"
#include "ui/customers/gradechoice.h"
#include "ui/customers/siteseditor.h"

namespace fieldlane::ui::customers {

CustomerForm::CustomerForm(const QTimeZone &zone, QWidget *parent)
    : Form(parent)
{
    addPerson();
    addParts(zone);
}

void CustomerForm::addPerson()
{
    QLineEdit *name = text({tr("&Name"), {QStringLiteral("name")}}, [](auto &f) -> auto & { return f.customer.name; });
    text({tr("&Phone"), {QStringLiteral("phone")}}, [](auto &f) -> auto & { return f.customer.phone; });
    text({tr("E-&mail"), {QStringLiteral("email")}}, [](auto &f) -> auto & { return f.customer.email; });
    m_grade = new GradeChoice(this);
    custom({tr("&Grade"), {QStringLiteral("grade")}}, [](auto &f) -> auto & { return f.customer.grade; }, m_grade, m_grade,
        [](const QString &grade) { return grade; });
    setRequired(QStringLiteral("name"));
    setProblem(QStringLiteral("name"), [name] { return name->text().trimmed().isEmpty() ? tr("A customer needs a name.") : QString(); });
}

void CustomerForm::addParts(const QTimeZone &zone)
{
    using Width = RowPlace::Width;
    addHeading(tr("Contacts"));
    m_contacts = new ContactsEditor(this);
    custom({tr("Contacts"), {QStringLiteral("contacts")}, Width::Full}, [](auto &f) -> auto & { return f.contacts; }, m_contacts,
        m_contacts->addButton(), &ContactsEditor::words);
    hideCaption();
    setProblem(QStringLiteral("contacts"), [editor = m_contacts] { return editor->problem(); });
    addHeading(tr("Sites"));
    m_sites = new SitesEditor(this);
    custom({tr("Sites"), {QStringLiteral("sites")}, Width::Full}, [](auto &f) -> auto & { return f.sites; }, m_sites,
        m_sites->addButton(), &SitesEditor::words);
    hideCaption();
    setProblem(QStringLiteral("sites"), [editor = m_sites] { return editor->problem(); });
    const auto sites = [editor = m_sites] {
        EquipmentEditor::Sites list;
        for (const domain::Site &s : editor->value())
            list.emplace_back(qlonglong(s.id.value()), s.address);
        return list;
    };
    addHeading(tr("Equipment"));
    m_equipment = new EquipmentEditor(zone, sites, this);
    custom({tr("Equipment"), {QStringLiteral("equipment")}, Width::Full}, [](auto &f) -> auto & { return f.equipment; }, m_equipment,
        m_equipment->addButton(), [zone](const std::vector<domain::Equipment> &list) { return EquipmentEditor::words(list, zone); });
    hideCaption();
    setProblem(QStringLiteral("equipment"), [editor = m_equipment] { return editor->problem(); });
    connect(m_sites, &SitesEditor::changed, m_equipment, &EquipmentEditor::followSites);
}

/// A heading says it already; a comparison still needs the name.
void CustomerForm::hideCaption()
{
    for (QLabel *caption : rows().back().box->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly))
        caption->hide();
}

void CustomerForm::setGrades(const QStringList &grades)
{
    m_grade->setGrades(grades);
}

} // namespace fieldlane::ui::customers
