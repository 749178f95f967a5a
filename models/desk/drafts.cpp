#include "desk/drafts.h"
#include "store/settingsrepository.h"
#include <algorithm>
#include <QJsonDocument>

namespace fieldlane::desk {

using core::Result;

namespace {

const QString scope = QStringLiteral("draft");

QString prefixOf(const QString &actor)
{
    return actor + QLatin1Char('/');
}

QString textOf(const Draft &draft)
{
    const QJsonObject object {{QStringLiteral("savedAt"), core::toIso(draft.savedAt)}, {QStringLiteral("content"), draft.content}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<std::vector<Draft>> loadDrafts(store::Connection &connection, const QString &prefix)
{
    FIELDLANE_ASSIGN(values, store::SettingsRepository(connection).all(scope));
    std::vector<Draft> drafts;
    for (const auto &[name, value] : values) {
        const QJsonObject object = QJsonDocument::fromJson(value.toUtf8()).object();
        const auto savedAt = core::fromIso(object.value(QStringLiteral("savedAt")).toString());
        if (name.startsWith(prefix) && savedAt)
            drafts.push_back({name.mid(prefix.size()), *savedAt, object.value(QStringLiteral("content")).toObject()});
    }
    std::stable_sort(
        drafts.begin(), drafts.end(), [](const Draft &a, const Draft &b) { return a.savedAt > b.savedAt; });
    return drafts;
}

/// The answer for those who want one.
std::function<void(Result<void>)> told(Drafts::Done done)
{
    return [done = std::move(done)](const Result<void> &result) {
        if (done)
            done(result);
    };
}

} // namespace

void Drafts::save(const Draft &draft, QObject *context, Done done)
{
    const QString name = prefixOf(m_desk.viewer().login) + draft.id;
    m_desk.read<void>(
        [name, text = textOf(draft)](store::Connection &c) { return store::SettingsRepository(c).save(scope, name, text); },
        context, told(std::move(done)));
}

void Drafts::remove(const QString &id, QObject *context, Done done)
{
    const QString name = prefixOf(m_desk.viewer().login) + id;
    m_desk.read<void>(
        [name](store::Connection &c) { return store::SettingsRepository(c).remove(scope, name); }, context, told(std::move(done)));
}

void Drafts::load(QObject *context, std::function<void(const Result<std::vector<Draft>> &)> done)
{
    m_desk.read<std::vector<Draft>>(
        [prefix = prefixOf(m_desk.viewer().login)](store::Connection &c) { return loadDrafts(c, prefix); }, context,
        std::move(done));
}

} // namespace fieldlane::desk
