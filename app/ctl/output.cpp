#include "app/ctl/output.h"
#include "app/ctl/texttable.h"
#include <QJsonDocument>

namespace fieldlane::app::ctl {

void Output::print(const QJsonObject &value)
{
    m_stream << QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)) << '\n';
}

void Output::print(const QJsonArray &value)
{
    m_stream << QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)) << '\n';
}

void Output::print(const TextTable &table)
{
    for (const QString &line : table.lines())
        m_stream << line << '\n';
}

QString errorLine(const core::Error &error)
{
    const QString detail = error.detail.isEmpty() ? core::toText(error.code) : error.detail;
    const QString line = error.subject.isEmpty() ? detail : QStringLiteral("%1: %2").arg(error.subject, detail);
    return line.simplified();
}

} // namespace fieldlane::app::ctl
