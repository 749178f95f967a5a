#include "ui/intake/historypaper.h"
#include "core/zone.h"
#include "exchange/csvwriter.h"
#include "ui/intake/storywords.h"
#include "ui/shared/words.h"
#include <map>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace fieldlane::ui::intake {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::HistoryEntry;

namespace {

QTimeZone zoneOf(const HistoryEntry &entry)
{
    const QTimeZone zone = core::zoneOf(entry.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

Error failure(const QString &subject, const QString &why)
{
    return {ErrorCode::Unavailable, subject, why};
}

QString cell(const QString &text)
{
    return QStringLiteral("<td style=\"white-space: nowrap\">%1</td>").arg(text.toHtmlEscaped());
}

} // namespace

std::optional<HistoryPaper::Format> HistoryPaper::formatOf(const QString &fileName)
{
    if (fileName.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return Format::Csv;
    if (fileName.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return Format::Pdf;
    return {};
}

StoryLine HistoryPaper::lineOf(const HistoryEntry &entry) const
{
    return StoryWords(m_catalog, zoneOf(entry), m_now).line(entry.event);
}

Result<void> HistoryPaper::writeCsv(const std::vector<HistoryEntry> &entries, QIODevice &device) const
{
    exchange::CsvWriter csv(&device);
    FIELDLANE_TRY(csv.header({tr("Time"), tr("Order"), tr("Customer"), tr("Who"), tr("What happened"), tr("What changed"), tr("Why")}));
    for (const HistoryEntry &entry : entries) {
        const StoryLine line = lineOf(entry);
        const QString time = core::toLocal(zoneOf(entry), line.at).toString(Qt::ISODate);
        FIELDLANE_TRY(csv.row({time, entry.number, entry.customerName, line.actor, line.text,
            line.details.join(QLatin1String("; ")), line.reason}));
    }
    return csv.finish();
}

QString HistoryPaper::html(const std::vector<HistoryEntry> &entries, const QString &title) const
{
    std::map<QString, std::vector<const HistoryEntry *>> orders;
    for (const HistoryEntry &entry : entries)
        orders[entry.number].push_back(&entry);
    QString text = QStringLiteral("<style>td, th { padding: 2px 8px 2px 0; text-align: left; vertical-align: top; } "
                                  "h2 { margin-top: 14px; }</style><h1>%1</h1>").arg(title.toHtmlEscaped());
    for (const auto &[number, story] : orders) {
        text += QStringLiteral("<h2>%1</h2><table width=\"100%\"><thead><tr><th width=\"19%\">%2</th><th width=\"21%\">%3</th><th width=\"60%\">%4</th></tr></thead>")
                    .arg((number + QStringLiteral("  ") + story.front()->customerName).toHtmlEscaped(), tr("Time").toHtmlEscaped(),
                        tr("Who").toHtmlEscaped(), tr("What happened").toHtmlEscaped());
        for (const HistoryEntry *entry : story) {
            const StoryLine line = lineOf(*entry);
            QStringList what {line.text.toHtmlEscaped()};
            for (const QString &detail : line.details)
                what += detail.toHtmlEscaped();
            if (!line.reason.isEmpty())
                what += QStringLiteral("<i>%1</i>").arg(tr("Reason: %1").arg(line.reason).toHtmlEscaped());
            text += QStringLiteral("<tr>") + cell(core::toLocal(zoneOf(*entry), line.at).toString(QStringLiteral("yyyy-MM-dd HH:mm")))
                + cell(line.actor) + QStringLiteral("<td>%1</td></tr>").arg(what.join(QLatin1String("<br>")));
        }
        text += QStringLiteral("</table>");
    }
    if (orders.empty())
        text += QStringLiteral("<p>%1</p>").arg(tr("Nothing happened in this time.").toHtmlEscaped());
    return text;
}

Result<void> HistoryPaper::writePdf(const std::vector<HistoryEntry> &entries, const QString &title, QIODevice &device) const
{
    if (int(entries.size()) > mostOnPaper)
        return Error {ErrorCode::InvalidInput, title,
            tr("These are more than %1 events; save them as CSV, or choose a shorter time.").arg(mostOnPaper)};
    QPdfWriter writer(&device);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF()); // printing a document leaves two centimetres itself
    writer.setTitle(title);
    writer.setCreator(QCoreApplication::applicationName());
    QTextDocument document;
    QFont font(document.defaultFont());
    font.setPointSize(9);
    document.setDefaultFont(font);
    document.setHtml(html(entries, title));
    document.print(&writer);
    return {};
}

Result<void> HistoryPaper::writeFile(
    const std::vector<HistoryEntry> &entries, const QString &title, const QString &fileName, Format format) const
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return failure(fileName, file.errorString());
    FIELDLANE_TRY(format == Format::Csv ? writeCsv(entries, file) : writePdf(entries, title, file));
    if (!file.commit())
        return failure(fileName, file.errorString());
    return {};
}

} // namespace fieldlane::ui::intake
