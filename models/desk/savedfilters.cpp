#include "desk/savedfilters.h"
#include "store/settingsrepository.h"
#include <QJsonDocument>

namespace fieldlane::desk {

using core::Result;

namespace {

const QString scope = QStringLiteral("filter");

QString prefixOf(const Desk &desk)
{
    return desk.viewer().login + QLatin1Char('/');
}

QString textOf(const PoolQuestion &question)
{
    const bool up = question.sort.direction == domain::SortDirection::Ascending;
    const QJsonObject object {{QStringLiteral("filter"), domain::toJson(question.filter)},
        {QStringLiteral("sort"), domain::toCode(question.sort.key)}, {QStringLiteral("descending"), !up}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

PoolQuestion questionFrom(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    PoolQuestion question;
    question.filter = domain::poolFilterFrom(object.value(QStringLiteral("filter")).toObject());
    question.sort.key = domain::poolSortKeyFrom(object.value(QStringLiteral("sort")).toString())
                            .value_or(domain::PoolSortKey::Due);
    if (object.value(QStringLiteral("descending")).toBool())
        question.sort.direction = domain::SortDirection::Descending;
    return question;
}

} // namespace

void SavedFilters::save(const SavedFilter &filter, QObject *context, Done done)
{
    const QString name = prefixOf(m_desk) + filter.name;
    m_desk.read<void>([name, text = textOf(filter.question)](
                          store::Connection &c) { return store::SettingsRepository(c).save(scope, name, text); },
        context, std::move(done));
}

void SavedFilters::remove(const QString &name, QObject *context, Done done)
{
    const QString full = prefixOf(m_desk) + name;
    m_desk.read<void>(
        [full](store::Connection &c) { return store::SettingsRepository(c).remove(scope, full); }, context, std::move(done));
}

void SavedFilters::load(QObject *context, std::function<void(const Result<std::vector<SavedFilter>> &)> done)
{
    m_desk.read<std::vector<SavedFilter>>(
        [prefix = prefixOf(m_desk)](store::Connection &c) -> Result<std::vector<SavedFilter>> {
            FIELDLANE_ASSIGN(values, store::SettingsRepository(c).all(scope));
            std::vector<SavedFilter> list;
            for (const auto &[name, text] : values) {
                if (name.startsWith(prefix))
                    list.push_back({name.mid(prefix.size()), questionFrom(text)});
            }
            return list;
        },
        context, std::move(done));
}

} // namespace fieldlane::desk
