#include "app/ctl/orderfiles.h"
#include "app/ctl/jsonvalues.h"
#include "app/ctl/session.h"
#include "app/ctl/wording.h"
#include "desk/attachments.h"

namespace fieldlane::app::ctl {

using domain::Attachment;

core::Result<std::vector<Attachment>> filesOf(desk::Desk &desk, domain::OrderId order)
{
    return read<std::vector<Attachment>>(desk, [order, viewer = desk.viewer()](store::Connection &c) {
        return desk::attachmentsOf(c, viewer, order);
    });
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

TextTable tableOf(const std::vector<Attachment> &files, const QTimeZone &zone)
{
    TextTable table({{QStringLiteral("Id"), TextTable::Align::Right}, {QStringLiteral("File"), TextTable::Align::Left, 44},
        {QStringLiteral("Size"), TextTable::Align::Right}, {QStringLiteral("Added")}, {QStringLiteral("By")},
        {QStringLiteral("Note"), TextTable::Align::Left, 44}});
    for (const Attachment &file : files)
        table.add({QString::number(file.id.value()), file.name, sizeText(file.size), wallClock(file.addedAt, zone), file.addedBy, file.note});
    return table;
}

QJsonObject toJson(const Attachment &file)
{
    return {{QStringLiteral("id"), file.id.value()}, {QStringLiteral("name"), file.name}, {QStringLiteral("mediaType"), file.mediaType},
        {QStringLiteral("size"), file.size}, {QStringLiteral("sha256"), file.digest}, {QStringLiteral("note"), file.note},
        {QStringLiteral("addedBy"), file.addedBy}, {QStringLiteral("addedAt"), toJson(std::optional(file.addedAt))}};
}

QJsonArray toJson(const std::vector<Attachment> &files)
{
    QJsonArray array;
    for (const Attachment &file : files)
        array += toJson(file);
    return array;
}

} // namespace fieldlane::app::ctl
