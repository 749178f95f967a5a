#include "store/alertmarkrepository.h"
#include <algorithm>

namespace fieldlane::store {

using core::Result;
using domain::AlertMark;

Result<void> AlertMarkRepository::add(const AlertMark &mark)
{
    const auto idOf = [](auto id) { return id.isValid() ? QVariant(qlonglong(id.value())) : QVariant(QMetaType::fromType<qlonglong>()); };
    const QVariant until = mark.until ? QVariant(qlonglong(core::toMs(*mark.until))) : QVariant(QMetaType::fromType<qlonglong>());
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO alert_marks(alert_key, episode, amount, what, order_id, technician_id, who, at, until_at, text) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {mark.key, mark.episode, mark.amount, domain::toCode(mark.what), idOf(mark.orderId), idOf(mark.technicianId), mark.who,
            core::toMs(mark.at), until, mark.text.isNull() ? QStringLiteral("") : mark.text}));
    return {};
}

Result<AlertMarkRepository::Marks> AlertMarkRepository::of(const std::vector<QString> &keys)
{
    constexpr size_t page = 100; // one statement text for every page, so that it stays prepared
    static const QString sql
        = QStringLiteral("SELECT alert_key, episode, amount, what, order_id, technician_id, who, at, until_at, text "
                         "FROM alert_marks WHERE alert_key IN (%1) ORDER BY id")
              .arg(QStringList(qsizetype(page), QStringLiteral("?")).join(QLatin1Char(',')));
    Marks marks;
    for (size_t from = 0; from < keys.size(); from += page) {
        Values binds;
        for (size_t i = 0; i < page; ++i)
            binds.push_back(keys[std::min(from + i, keys.size() - 1)]);
        FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
        while (rows.next()) {
            const auto what = domain::alertMarkKindFrom(rows.text(3));
            if (!what)
                continue;
            marks[rows.text(0)].push_back({rows.text(0), rows.text(1), rows.integer(2), *what, domain::OrderId(rows.integer(4)),
                domain::TechnicianId(rows.integer(5)), rows.text(6), rows.instant(7), rows.optionalInstant(8), rows.text(9)});
        }
        FIELDLANE_TRY(rows.error());
    }
    return marks;
}

} // namespace fieldlane::store
