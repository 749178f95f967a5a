#include "store/customerrepository.h"
#include "core/text.h"
#include "store/scope.h"
#include <algorithm>
#include <set>

namespace fieldlane::store {

using core::Result;

namespace {

constexpr int localDigits = 7; // what is left of a number without country and area

bool isPhone(const QString &text)
{
    return !core::phoneDigits(text).isEmpty()
        && std::none_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// "t.customer_id IN (...)"; appends what it binds.
QString belongsTo(const std::vector<domain::Customer> &customers, Values &binds)
{
    for (const domain::Customer &c : customers)
        binds.push_back(c.id.value());
    const QStringList marks(qsizetype(customers.size()), QStringLiteral("?"));
    return QStringLiteral("t.customer_id IN (%1)").arg(marks.join(QLatin1Char(',')));
}

QStringList wordsOf(const QString &folded)
{
    return folded.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

CustomerRepository::CustomerRepository(Connection &connection, domain::Viewer viewer)
    : m_connection(connection)
    , m_viewer(std::move(viewer))
    , m_customers(customerTable(connection))
    , m_orders(orderTable(connection))
{
}

QString CustomerRepository::inScope(const QString &alias, Values &binds) const
{
    const QString scope = scopeCondition(m_viewer, alias, binds);
    return scope.isEmpty() ? scope : QStringLiteral(" AND ") + scope;
}

Result<std::vector<domain::Customer>> CustomerRepository::findByPhone(const QString &digits, int most)
{
    const QString part = QStringLiteral("%%1%").arg(digits);
    return m_customers.select(
        QStringLiteral("WHERE t.phone_digits LIKE ? OR t.id IN (SELECT c.customer_id FROM contacts c WHERE c.phone_digits LIKE ?) "
                       "ORDER BY CASE WHEN t.phone_digits LIKE ? THEN 0 WHEN t.phone_digits LIKE ? THEN 1 ELSE 2 END, "
                       "t.name_folded, t.id LIMIT ?"),
        {part, part, digits + QLatin1Char('%'), part, most});
}

Result<std::vector<domain::Customer>> CustomerRepository::find(const QString &text, int most)
{
    // Folded text and digits hold no wildcards.
    if (isPhone(text)) {
        const QString digits = core::phoneDigits(text);
        FIELDLANE_ASSIGN(hits, findByPhone(digits, most));
        if (hits.empty() && digits.size() > localDigits)
            return findByPhone(digits.right(localDigits), most);
        return std::move(hits);
    }
    const QStringList words = wordsOf(core::foldForSearch(text));
    if (words.isEmpty())
        return std::vector<domain::Customer>();
    QStringList own;
    QStringList contacts;
    Values binds;
    for (const QString &word : words) {
        own += QStringLiteral("t.name_folded LIKE ?");
        contacts += QStringLiteral("c.name_folded LIKE ?");
        binds.push_back(QStringLiteral("%%1%").arg(word));
    }
    const QString byName = own.join(QLatin1String(" AND "));
    const Values parts = binds;
    binds.insert(binds.end(), parts.begin(), parts.end());
    binds.push_back(words.front() + QLatin1Char('%'));
    binds.insert(binds.end(), parts.begin(), parts.end());
    binds.push_back(most);
    return m_customers.select(
        QStringLiteral("WHERE (%1) OR t.id IN (SELECT c.customer_id FROM contacts c WHERE %2) "
                       "ORDER BY CASE WHEN t.name_folded LIKE ? THEN 0 WHEN %1 THEN 1 ELSE 2 END, t.name_folded, t.id LIMIT ?")
            .arg(byName, contacts.join(QLatin1String(" AND "))),
        binds);
}

Result<std::map<domain::CustomerId, domain::Contact>> CustomerRepository::foundContacts(
    const std::vector<domain::Customer> &customers, const QString &text)
{
    const bool phone = isPhone(text);
    const QString wanted = phone ? core::phoneDigits(text) : core::foldForSearch(text);
    const QStringList words = wordsOf(wanted);
    const auto fits = [&](const QString &name, const QString &number) {
        const QString digits = core::phoneDigits(number);
        const QString folded = core::foldForSearch(name);
        if (phone)
            return digits.contains(wanted) || (wanted.size() > localDigits && digits.contains(wanted.right(localDigits)));
        return std::all_of(words.begin(), words.end(), [&](const QString &w) { return folded.contains(w); });
    };
    std::vector<domain::Customer> others;
    std::copy_if(customers.begin(), customers.end(), std::back_inserter(others), [&](const domain::Customer &c) { return !fits(c.name, c.phone); });
    std::map<domain::CustomerId, domain::Contact> found;
    if (others.empty())
        return found;
    Values binds;
    FIELDLANE_ASSIGN(contacts, contactTable(m_connection).select(QStringLiteral("WHERE %1 ORDER BY t.id").arg(belongsTo(others, binds)), binds));
    for (const domain::Contact &c : contacts) {
        if (fits(c.name, c.phone))
            found.emplace(c.customerId, c);
    }
    return found;
}

Result<std::map<domain::CustomerId, domain::Site>> CustomerRepository::firstSites(const std::vector<domain::Customer> &customers)
{
    std::map<domain::CustomerId, domain::Site> first;
    if (customers.empty())
        return first;
    Values binds;
    FIELDLANE_ASSIGN(sites, siteTable(m_connection).select(QStringLiteral("WHERE %1 ORDER BY t.id").arg(belongsTo(customers, binds)), binds));
    for (const domain::Site &s : sites)
        first.emplace(s.customerId, s);
    return first;
}

Result<std::vector<domain::Customer>> CustomerRepository::list(int most)
{
    return m_customers.select(QStringLiteral("ORDER BY t.name_folded, t.id LIMIT ?"), {most});
}

Result<std::vector<domain::Order>> CustomerRepository::searchOrders(
    const QString &folded, const QString &condition, Values binds, int most)
{
    Values all;
    const QString matches
        = QStringLiteral("o.id IN (%1)").arg(m_connection.dialect().matchingOrders(wordsOf(folded), all));
    all.insert(all.end(), binds.begin(), binds.end());
    const QString scope = inScope(QStringLiteral("o"), all);
    all.push_back(most);
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT %1 FROM orders o WHERE %2 AND %3%4 ORDER BY o.id DESC LIMIT ?")
                               .arg(m_orders.columns(QStringLiteral("o")), matches, condition, scope),
            all));
    std::vector<domain::Order> orders;
    while (rows.next())
        orders.push_back(m_orders.read(rows));
    FIELDLANE_TRY(rows.error());
    return orders;
}

Result<std::vector<domain::Order>> CustomerRepository::findUnfiled(const QString &text, int most)
{
    constexpr int looked = 200;
    const QString folded = isPhone(text) ? core::phoneDigits(text) : core::foldForSearch(text);
    if (folded.isEmpty())
        return std::vector<domain::Order>();
    FIELDLANE_ASSIGN(orders, searchOrders(folded, QStringLiteral("o.customer_id IS NULL"), {}, looked));
    const QStringList words = wordsOf(folded);
    std::set<std::pair<QString, QString>> seen;
    std::vector<domain::Order> people;
    for (domain::Order &order : orders) {
        const std::pair key {core::foldForSearch(order.customerName), core::phoneDigits(order.phone)};
        const bool fits = isPhone(text) ? key.second.contains(folded)
                                        : std::all_of(words.begin(), words.end(),
                                            [&](const QString &w) { return key.first.contains(w); });
        if (fits && int(people.size()) < most && seen.insert(key).second)
            people.push_back(std::move(order));
    }
    return people;
}

Result<std::optional<domain::Customer>> CustomerRepository::same(const QString &name, const QString &phone)
{
    const QString folded = core::foldForSearch(name);
    const QString digits = core::phoneDigits(phone) + QLatin1String("");
    FIELDLANE_ASSIGN(hits,
        m_customers.select(QStringLiteral("WHERE t.name_folded = ? AND t.phone_digits = ? ORDER BY t.id LIMIT 1"), {folded, digits}));
    if (!hits.empty() || digits.isEmpty())
        return hits.empty() ? std::nullopt : std::optional(hits.front());
    FIELDLANE_ASSIGN(reached,
        m_customers.select(QStringLiteral("WHERE t.name_folded = ? AND t.id IN (SELECT c.customer_id FROM contacts c "
                                          "WHERE c.phone_digits = ?) ORDER BY t.id LIMIT 1"),
            {folded, digits}));
    return reached.empty() ? std::nullopt : std::optional(reached.front());
}

Result<domain::Customer> CustomerRepository::byId(domain::CustomerId id)
{
    return m_customers.byId(id);
}

Result<domain::CustomerFile> CustomerRepository::file(domain::CustomerId id)
{
    FIELDLANE_ASSIGN(customer, byId(id));
    FIELDLANE_ASSIGN(contacts, contactsOf(id));
    FIELDLANE_ASSIGN(sites, sitesOf(id));
    FIELDLANE_ASSIGN(equipment, equipmentOf(id));
    return domain::CustomerFile {std::move(customer), std::move(contacts), std::move(sites), std::move(equipment)};
}

Result<std::vector<domain::Contact>> CustomerRepository::contactsOf(domain::CustomerId id)
{
    return contactTable(m_connection).select(QStringLiteral("WHERE t.customer_id = ? ORDER BY t.id"), {id.value()});
}

Result<std::vector<domain::Site>> CustomerRepository::sitesOf(domain::CustomerId id)
{
    return siteTable(m_connection).select(QStringLiteral("WHERE t.customer_id = ? ORDER BY t.id"), {id.value()});
}

Result<std::vector<domain::Equipment>> CustomerRepository::equipmentOf(domain::CustomerId id)
{
    return equipmentTable(m_connection)
        .select(QStringLiteral("JOIN sites s ON s.id = t.site_id WHERE s.customer_id = ? ORDER BY t.name, t.id"),
            {id.value()});
}

Result<std::vector<domain::Order>> CustomerRepository::ordersOf(domain::CustomerId id, int most)
{
    Values binds {id.value()};
    const QString scope = inScope(QStringLiteral("t"), binds);
    binds.push_back(most);
    return m_orders.select(
        QStringLiteral("WHERE t.customer_id = ?%1 ORDER BY t.created_at DESC, t.id DESC LIMIT ?").arg(scope), binds);
}

Result<std::map<domain::OrderId, domain::Assignment>> CustomerRepository::leadsOf(domain::CustomerId id)
{
    Values binds {id.value()};
    const QString scope = inScope(QStringLiteral("o"), binds);
    FIELDLANE_ASSIGN(leads,
        assignmentTable(m_connection)
            .select(QStringLiteral("JOIN orders o ON o.id = t.order_id WHERE o.customer_id = ? AND t.role = 'lead'%1 "
                                   "ORDER BY t.visit_id, t.id")
                        .arg(scope),
                binds));
    std::map<domain::OrderId, domain::Assignment> last;
    for (const domain::Assignment &a : leads)
        last.insert_or_assign(a.orderId, a);
    return last;
}

Result<std::vector<domain::Order>> CustomerRepository::openOrdersAt(
    domain::SiteId site, const QString &address, int most)
{
    constexpr int looked = 200;
    const QString open = QStringLiteral("state NOT IN ('completed', 'closed', 'cancelled')");
    std::vector<domain::Order> found;
    if (site.isValid()) {
        Values binds {site.value()};
        const QString scope = inScope(QStringLiteral("t"), binds);
        binds.push_back(most);
        FIELDLANE_ASSIGN(atSite,
            m_orders.select(
                QStringLiteral("WHERE t.site_id = ? AND t.%1%2 ORDER BY t.id DESC LIMIT ?").arg(open, scope), binds));
        found = std::move(atSite);
    }
    const QString folded = core::foldForSearch(address);
    if (folded.isEmpty())
        return found;
    FIELDLANE_ASSIGN(similar, searchOrders(folded, QStringLiteral("o.") + open, {}, looked));
    for (domain::Order &order : similar) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const auto &o) { return o.id == order.id; });
        if (!known && int(found.size()) < most && core::foldForSearch(order.address) == folded)
            found.push_back(std::move(order));
    }
    return found;
}

Result<bool> CustomerRepository::isUsed(domain::CustomerId id)
{
    FIELDLANE_ASSIGN(uses,
        m_connection.single(QStringLiteral("SELECT (SELECT count(*) FROM orders WHERE customer_id = ?) + "
                                           "(SELECT count(*) FROM contacts WHERE customer_id = ?) + "
                                           "(SELECT count(*) FROM sites WHERE customer_id = ?)"),
            {id.value(), id.value(), id.value()}));
    return uses.toLongLong() > 0;
}

Result<bool> CustomerRepository::isUsed(domain::SiteId id)
{
    FIELDLANE_ASSIGN(uses,
        m_connection.single(QStringLiteral("SELECT (SELECT count(*) FROM orders WHERE site_id = ?) + "
                                           "(SELECT count(*) FROM equipment WHERE site_id = ?)"),
            {id.value(), id.value()}));
    return uses.toLongLong() > 0;
}

Result<bool> CustomerRepository::isUsed(domain::EquipmentId id)
{
    FIELDLANE_ASSIGN(uses, m_connection.single(QStringLiteral("SELECT count(*) FROM orders WHERE equipment_id = ?"), {id.value()}));
    return uses.toLongLong() > 0;
}

} // namespace fieldlane::store
