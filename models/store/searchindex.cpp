#include "store/searchindex.h"
#include "core/text.h"

namespace fieldlane::store {

QString searchTextOf(const domain::Order &order, const QString &typeName)
{
    // A phone number is found as it was written and as its bare digits.
    return core::foldForSearch(QStringList {order.number, order.customerName, order.phone, core::phoneDigits(order.phone),
        order.address, typeName, order.description}
                                   .join(QLatin1Char(' ')));
}

QStringList searchWords(const QString &typed)
{
    QStringList words = core::foldForSearch(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words;
}

core::Result<void> saveSearchText(Connection &connection, const domain::Order &order)
{
    QString type;
    if (order.templateId.isValid()) {
        FIELDLANE_ASSIGN(name,
            connection.single(QStringLiteral("SELECT name FROM templates WHERE id = ?"), {order.templateId.value()}));
        type = name.toString();
    }
    const QString text = searchTextOf(order, type);
    return connection.dialect().saveSearchText(connection, order.id.value(), text, core::searchGrams(text));
}

} // namespace fieldlane::store
