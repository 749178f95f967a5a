#include "ui/customers/contactseditor.h"

namespace fieldlane::ui::customers {

namespace {

enum Cell { Name, Role, Phone, Email, Key, Version, Customer };

bool isBlank(const QVariantList &cells)
{
    return std::all_of(cells.begin(), cells.begin() + Key, [](const QVariant &cell) { return cell.toString().isEmpty(); });
}

} // namespace

ContactsEditor::ContactsEditor(QWidget *parent)
    : TableEditor(columns(), tr("Add a &contact"), codec(), parent)
{
    addButton()->setObjectName(QStringLiteral("addContact"));
}

std::vector<RowsEditor::Column> ContactsEditor::columns()
{
    using K = Column::Kind;
    return {{tr("Name"), K::Text, QString(), 0, tr("Hugo Frick")}, {tr("Role"), K::Text, QString(), 0, tr("Caretaker")},
        {tr("Phone"), K::Text, QString(), 130, {}}, {tr("E-mail"), K::Text, QString(), 0, {}}};
}

ContactsEditor::Codec ContactsEditor::codec()
{
    Codec codec;
    codec.cells = [](const domain::Contact &c) {
        return QVariantList {c.name, c.role, c.phone, c.email, c.id.value(), c.version, c.customerId.value()};
    };
    codec.value = [](const QVariantList &cells) -> std::optional<domain::Contact> {
        if (isBlank(cells))
            return std::nullopt;
        return domain::Contact {domain::ContactId(cells.value(Key).toLongLong()), cells.value(Version).toLongLong(),
            domain::CustomerId(cells.value(Customer).toLongLong()), cells[Name].toString(), cells[Role].toString(),
            cells[Phone].toString(), cells[Email].toString()};
    };
    codec.faultOf = [](const QVariantList &cells) {
        return isBlank(cells) || !cells[Name].toString().isEmpty() ? QString() : tr("Each contact needs a name.");
    };
    return codec;
}

QString ContactsEditor::words(const std::vector<domain::Contact> &contacts)
{
    QStringList texts;
    for (const domain::Contact &c : contacts) {
        const QStringList facts {c.name, c.role, c.phone, c.email};
        QStringList said;
        std::copy_if(facts.begin(), facts.end(), std::back_inserter(said), [](const QString &fact) { return !fact.isEmpty(); });
        texts += said.join(QStringLiteral(", "));
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace fieldlane::ui::customers
