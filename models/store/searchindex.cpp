#include "store/searchindex.h"
#include "core/text.h"
#include "domain/completion.h"
#include "domain/customfields.h"
#include <tuple>

namespace fieldlane::store {

namespace {

QStringList customWords(const QJsonObject &custom)
{
    QStringList words;
    for (const QJsonValue value : custom) {
        if (!value.isBool())
            words += domain::customText(value);
    }
    return words;
}

core::Result<QStringList> reasonsOf(Connection &connection, domain::OrderId order)
{
    FIELDLANE_ASSIGN(rows,
        connection.query(QStringLiteral("SELECT DISTINCT reason FROM events WHERE subject_kind = 'order' AND subject_id = ? "
                                        "AND reason <> '' AND reason NOT LIKE 'automatic: %'"), // those are figures
            {order.value()}));
    QStringList reasons;
    while (rows.next())
        reasons += rows.text(0);
    FIELDLANE_TRY(rows.error());
    reasons.sort(); // the same text whatever the database
    return reasons;
}

} // namespace

QString searchTextOf(const domain::Order &order, const QString &typeName, const QStringList &reasons)
{
    // A phone number is found as it was written and as its bare digits.
    return core::foldForSearch(QStringList {order.number, order.customerName, order.phone, core::phoneDigits(order.phone),
        order.address, typeName, order.description, customWords(order.custom).join(QLatin1Char(' ')),
        domain::Completion::fromJson(order.completion).note, order.ratingComment, reasons.join(QLatin1Char(' '))}
                                   .join(QLatin1Char(' ')));
}

bool hasOtherWords(const domain::Order &a, const domain::Order &b)
{
    const auto words = [](const domain::Order &o) {
        return std::tie(o.number, o.customerName, o.phone, o.address, o.templateId, o.description, o.custom, o.completion, o.ratingComment);
    };
    return words(a) != words(b);
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
    QStringList reasons;
    if (order.version > 1) { // imports write many that have no history yet
        FIELDLANE_ASSIGN(given, reasonsOf(connection, order.id));
        reasons = std::move(given);
    }
    const QString text = searchTextOf(order, type, reasons);
    return connection.dialect().saveSearchText(connection, order.id.value(), text, core::searchGrams(text));
}

} // namespace fieldlane::store
