#include "unit/ctl/company.h"
#include "support/databases.h"
#include "support/demonstration.h"
#include <QJsonArray>
#include <QJsonObject>

namespace fieldlane::tests {

Company::Company(const QString &kind, bool filled)
    : m_database(filled ? support::demonstration(kind, now(), m_folder) : support::emptyDatabase(kind, m_folder))
{
}

support::ProgramAnswer Company::run(const QStringList &arguments, const QByteArray &input) const
{
    const QStringList common {QStringLiteral("--db"), m_database, QStringLiteral("--now"), now()};
    return support::runProgram(QStringLiteral("fieldlanectl"), arguments + common, input);
}

QJsonDocument Company::json(const QStringList &arguments) const
{
    const auto answer = run(arguments + QStringList {QStringLiteral("--json")});
    if (answer.exit != 0)
        qWarning("%s: %s", qPrintable(arguments.join(QLatin1Char(' '))), answer.err.constData());
    return QJsonDocument::fromJson(answer.out);
}

QStringList Company::orders(const QString &state) const
{
    QStringList numbers;
    const auto list = json({QStringLiteral("orders"), QStringLiteral("list"), QStringLiteral("--state"), state,
        QStringLiteral("--limit"), QStringLiteral("1000")});
    for (const QJsonValue &order : list.array())
        numbers += order[QStringLiteral("number")].toString();
    return numbers;
}

bool isOneLine(const QByteArray &err)
{
    return err.startsWith("fieldlanectl: ") && err.count('\n') == 1 && err.endsWith('\n');
}

} // namespace fieldlane::tests
