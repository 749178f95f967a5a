#include "app/ctl/jsonvalues.h"
#include "app/ctl/texttable.h"
#include "app/ctl/verbs.h"
#include "app/ctl/wording.h"
#include "core/zone.h"
#include "desk/customerlookup.h"
#include "store/customerrepository.h"

namespace fieldlane::app::ctl {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Customer;
using Align = TextTable::Align;

namespace {

QJsonObject toJson(const Customer &c)
{
    return {{QStringLiteral("id"), c.id.value()}, {QStringLiteral("name"), c.name}, {QStringLiteral("phone"), c.phone},
        {QStringLiteral("email"), c.email}, {QStringLiteral("grade"), c.grade}};
}

QJsonObject toJson(const domain::Contact &c)
{
    return {{QStringLiteral("id"), c.id.value()}, {QStringLiteral("name"), c.name}, {QStringLiteral("role"), c.role},
        {QStringLiteral("phone"), c.phone}, {QStringLiteral("email"), c.email}};
}

Result<desk::CustomerFile> fileOf(desk::Desk &desk, domain::CustomerId id)
{
    constexpr int mostOrders = 200;
    return read<desk::CustomerFile>(
        desk, [&](store::Connection &c) { return desk::readCustomerFile(c, desk.viewer(), id, mostOrders); });
}

/// By id, name or phone, the customer's or a contact's.
Result<Customer> customerNamed(desk::Desk &desk, const QString &text)
{
    bool isNumber = false;
    const domain::CustomerId id(text.toLongLong(&isNumber));
    if (isNumber) {
        if (auto known = read<Customer>(desk, [&](store::Connection &c) { return store::CustomerRepository(c).byId(id); }))
            return known;
    }
    FIELDLANE_ASSIGN(found, read<std::vector<Customer>>(desk, [&](store::Connection &c) { return store::CustomerRepository(c).find(text, 50); }));
    if (found.size() > 1) {
        std::vector<Customer> exact;
        std::copy_if(found.begin(), found.end(), std::back_inserter(exact), [&](const Customer &c) {
            return domain::isSameText(c.name, text) || (isNumber && domain::isSamePhone(c.phone, text));
        });
        if (exact.size() == 1)
            return exact.front();
    }
    if (found.size() == 1)
        return found.front();
    return found.empty()
        ? Error {ErrorCode::NotFound, text, QStringLiteral("There is no such customer; 'fieldlanectl customers list' shows them.")}
        : Error {ErrorCode::Conflict, text,
              QStringLiteral("There is more than one such customer; name it by its id, which 'fieldlanectl customers list' shows.")};
}

Result<Exit> list(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(limit, call.number("limit", 50));
    FIELDLANE_ASSIGN(entries, read<std::vector<desk::CustomerEntry>>(*desk, [&, text = call.option("search")](store::Connection &c) {
        return desk::listCustomers(c, text, limit);
    }));
    QJsonArray array;
    TextTable table({{QStringLiteral("Id"), Align::Right}, {QStringLiteral("Name"), Align::Left, 34}, {QStringLiteral("Phone"), Align::Left, 20},
        {QStringLiteral("Grade")}, {QStringLiteral("Address"), Align::Left, 40}, {QStringLiteral("Contact"), Align::Left, 26}});
    for (const desk::CustomerEntry &e : entries) {
        const Customer &c = e.customer;
        table.add({QString::number(c.id.value()), c.name, c.phone, c.grade, e.address, e.contact ? e.contact->name : QString()});
        QJsonObject object = toJson(c);
        object.insert(QStringLiteral("address"), e.address);
        object.insert(QStringLiteral("contact"), e.contact ? QJsonValue(toJson(*e.contact)) : QJsonValue());
        array += object;
    }
    call.out.isJson() ? call.out.print(array) : call.out.print(table);
    return Exit::Ok;
}

QString technicianOf(const desk::Desk &desk, const desk::CustomerFile &file, domain::OrderId order)
{
    const auto lead = file.leads.find(order);
    const domain::Technician *t = lead == file.leads.end() ? nullptr : desk.catalog().technician(lead->second.technicianId);
    return t ? t->name : QString();
}

void printText(Output &out, const desk::Desk &desk, const desk::CustomerFile &file)
{
    const QTimeZone zone = desk.catalog().units().empty() ? QTimeZone::utc() : core::zoneOf(desk.catalog().units().front().zone);
    const Customer &c = file.customer;
    out.print(QStringLiteral("%1  %2").arg(c.id.value()).arg(c.name));
    for (const auto &[title, text] : {std::pair("Phone", c.phone), std::pair("E-mail", c.email), std::pair("Grade", c.grade)}) {
        if (!text.isEmpty())
            out.print(QStringLiteral("%1 %2").arg(QLatin1String(title), -13).arg(text));
    }
    TextTable contacts({{QStringLiteral("Contact"), Align::Left, 34}, {QStringLiteral("Role"), Align::Left, 20}, {QStringLiteral("Phone")}, {QStringLiteral("E-mail")}});
    for (const domain::Contact &p : file.contacts)
        contacts.add({p.name, p.role, p.phone, p.email});
    TextTable equipment({{QStringLiteral("Site"), Align::Left, 40}, {QStringLiteral("Equipment"), Align::Left, 26}, {QStringLiteral("Serial")}, {QStringLiteral("Warranty until")}});
    for (const domain::Site &s : file.sites) {
        bool isEmpty = true;
        for (const domain::Equipment &e : file.equipment) {
            if (e.siteId == s.id) {
                equipment.add({s.address, e.name, e.serial, wallClock(e.warrantyUntil, zone).left(10)});
                isEmpty = false;
            }
        }
        if (isEmpty)
            equipment.add({s.address, QString(), QString(), QString()});
    }
    TextTable orders({{QStringLiteral("Order")}, {QStringLiteral("State")}, {QStringLiteral("Entered")}, {QStringLiteral("Technician"), Align::Left, 26}, {QStringLiteral("Description"), Align::Left, 50}});
    for (const domain::Order &o : file.orders)
        orders.add({o.number, domain::toCode(o.state), wallClock(o.createdAt, zone), technicianOf(desk, file, o.id), o.description.simplified()});
    for (const TextTable *table : {&contacts, &equipment, &orders}) {
        if (!table->isEmpty()) {
            out.print(QString());
            out.print(*table);
        }
    }
}

QJsonObject jsonOf(const desk::Desk &desk, const desk::CustomerFile &file)
{
    QJsonArray contacts, sites, equipment, orders;
    for (const domain::Contact &c : file.contacts)
        contacts += toJson(c);
    for (const domain::Site &s : file.sites)
        sites += QJsonObject {{QStringLiteral("id"), s.id.value()}, {QStringLiteral("address"), s.address}, {QStringLiteral("place"), ctl::toJson(s.location)}};
    for (const domain::Equipment &e : file.equipment)
        equipment += QJsonObject {{QStringLiteral("id"), e.id.value()}, {QStringLiteral("siteId"), e.siteId.value()}, {QStringLiteral("name"), e.name},
            {QStringLiteral("serial"), e.serial}, {QStringLiteral("warrantyUntil"), ctl::toJson(e.warrantyUntil)}};
    for (const domain::Order &o : file.orders) {
        const QString technician = technicianOf(desk, file, o.id);
        QJsonObject order = ctl::toJson(o, desk.catalog());
        order.insert(QStringLiteral("technician"), technician.isEmpty() ? QJsonValue() : QJsonValue(technician));
        orders += order;
    }
    QJsonObject object = toJson(file.customer);
    object.insert(QStringLiteral("contacts"), contacts);
    object.insert(QStringLiteral("sites"), sites);
    object.insert(QStringLiteral("equipment"), equipment);
    object.insert(QStringLiteral("orders"), orders);
    return object;
}

Result<Exit> show(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(customer, customerNamed(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(file, fileOf(*desk, customer.id));
    if (call.out.isJson())
        call.out.print(jsonOf(*desk, file));
    else
        printText(call.out, *desk, file);
    return Exit::Ok;
}

Result<Exit> duplicates(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.reader());
    FIELDLANE_ASSIGN(limit, call.number("limit", 50));
    FIELDLANE_ASSIGN(pairs, read<std::vector<domain::CustomerPair>>(*desk, [&](store::Connection &c) {
        return store::CustomerRepository(c).duplicates(std::nullopt, limit);
    }));
    QJsonArray array;
    TextTable table({{QStringLiteral("Id"), Align::Right}, {QStringLiteral("Name"), Align::Left, 30}, {QStringLiteral("Id"), Align::Right},
        {QStringLiteral("Name"), Align::Left, 30}, {QStringLiteral("The same")}});
    for (const domain::CustomerPair &pair : pairs) {
        QStringList why;
        if (pair.likeness.phone)
            why += QStringLiteral("phone %1").arg(pair.first.phone);
        if (!pair.likeness.address.isEmpty())
            why += QStringLiteral("name at %1").arg(pair.likeness.address);
        table.add({QString::number(pair.first.id.value()), pair.first.name, QString::number(pair.second.id.value()), pair.second.name, why.join(QLatin1String(", "))});
        array += QJsonObject {{QStringLiteral("first"), toJson(pair.first)}, {QStringLiteral("second"), toJson(pair.second)},
            {QStringLiteral("samePhone"), pair.likeness.phone}, {QStringLiteral("sameNameAt"), pair.likeness.address}};
    }
    if (call.out.isJson())
        call.out.print(array);
    else if (pairs.empty())
        call.out.print(QStringLiteral("No two customers look alike."));
    else
        call.out.print(table);
    return Exit::Ok;
}

Result<Exit> merge(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(keep, customerNamed(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(drop, customerNamed(*desk, call.arguments[1]));
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::MergeCustomers {keep.id, keep.version, drop.id, drop.version})));
    if (call.out.isJson())
        call.out.print(ctl::toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 (%2) and all that belongs to it is now with %3 (%4).")
                           .arg(drop.name).arg(drop.id.value()).arg(keep.name).arg(keep.id.value()));
    return Exit::Ok;
}

Result<Exit> addContact(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(customer, customerNamed(*desk, call.arguments[0]));
    const domain::Contact contact {{}, 0, customer.id, call.arguments[1], call.option("role"), call.option("phone"), call.option("email")};
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::Save<domain::Contact> {contact})));
    if (call.out.isJson())
        call.out.print(QJsonObject {{QStringLiteral("id"), outcome.createdId}, {QStringLiteral("customerId"), customer.id.value()}, {QStringLiteral("name"), contact.name}});
    else
        call.out.print(QStringLiteral("%1 is a contact of %2.").arg(contact.name, customer.name));
    return Exit::Ok;
}

Result<Exit> removeContact(Call &call)
{
    FIELDLANE_ASSIGN(desk, call.session.desk());
    FIELDLANE_ASSIGN(customer, customerNamed(*desk, call.arguments[0]));
    FIELDLANE_ASSIGN(file, fileOf(*desk, customer.id));
    std::vector<domain::Contact> found;
    for (const domain::Contact &c : file.contacts) {
        if (QString::number(c.id.value()) == call.arguments[1] || domain::isSameText(c.name, call.arguments[1]))
            found.push_back(c);
    }
    if (found.size() != 1)
        return Error {found.empty() ? ErrorCode::NotFound : ErrorCode::Conflict, call.arguments[1],
            QStringLiteral("The customer has no such contact, or more than one; 'fieldlanectl customers show %1 --json' shows them with ids.").arg(customer.id.value())};
    FIELDLANE_ASSIGN(outcome, submit(*desk, desk::SingleCommand(desk::Remove<domain::Contact> {found.front().id})));
    if (call.out.isJson())
        call.out.print(ctl::toJson(outcome, desk->catalog()));
    else
        call.out.print(QStringLiteral("%1 is no contact of %2 any more.").arg(found.front().name, customer.name));
    return Exit::Ok;
}

} // namespace

void addCustomerVerbs(std::vector<Verb> &verbs)
{
    const VerbOption limit {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("at most so many (50)")};
    verbs.push_back({QStringLiteral("customers list"), {}, QStringLiteral("Lists customers by name, or those that a search finds, best first."), 0, 0,
        {{QStringLiteral("search"), QStringLiteral("TEXT"), QStringLiteral("phone or name, the customer's or a contact's")}, limit}, list});
    verbs.push_back({QStringLiteral("customers show"), QStringLiteral("CUSTOMER"),
        QStringLiteral("Shows a customer, given by id, name or phone, with contacts, sites, equipment and orders."), 1, 1, {}, show});
    verbs.push_back({QStringLiteral("customers duplicates"), {},
        QStringLiteral("Lists pairs of customers that have the same phone, or the same name at the same address."), 0, 0, {limit}, duplicates});
    verbs.push_back({QStringLiteral("customers merge"), QStringLiteral("KEEP DROP"),
        QStringLiteral("Gives everything of the second customer to the first; undo brings both back."), 2, 2, {}, merge});
    verbs.push_back({QStringLiteral("customers contact add"), QStringLiteral("CUSTOMER NAME"), QStringLiteral("Adds somebody to call at a customer."), 2, 2,
        {{QStringLiteral("role"), QStringLiteral("TEXT"), QStringLiteral("such as caretaker")},
            {QStringLiteral("phone"), QStringLiteral("NUMBER"), QStringLiteral("the customer is found by it")},
            {QStringLiteral("email"), QStringLiteral("ADDRESS"), QStringLiteral("where they read mail")}},
        addContact});
    verbs.push_back({QStringLiteral("customers contact remove"), QStringLiteral("CUSTOMER CONTACT"),
        QStringLiteral("Takes a contact, given by name or id, off a customer."), 2, 2, {}, removeContact});
}

} // namespace fieldlane::app::ctl
