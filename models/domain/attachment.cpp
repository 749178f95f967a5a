#include "domain/attachment.h"
#include "domain/fieldcodec.h"
#include "domain/viewer.h"
#include <QRegularExpression>

namespace fieldlane::domain {

using namespace codec;

namespace {

const QLatin1String partPrefix("attachment:");

/// Cuts behind whole characters: never between the halves of a pair.
QString cut(const QString &text, qsizetype length)
{
    qsizetype end = std::min(length, text.size());
    if (end > 0 && end < text.size() && text[end - 1].isHighSurrogate())
        --end;
    return text.left(end);
}

/// Base and ending (with its full stop) of a name.
std::pair<QString, QString> split(const QString &name)
{
    const QString ending = typeEnding(name);
    const qsizetype base = ending.isEmpty() ? name.size() : name.size() - ending.size() - 1;
    return {name.left(base), name.mid(base)};
}

bool isUnwanted(QChar c)
{
    static const QString reserved = QStringLiteral("<>:\"|?*");
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line
        || c.category() == QChar::Separator_Paragraph || reserved.contains(c);
}

} // namespace

std::span<const Field<Attachment>> attachmentFields()
{
    static constexpr auto fields = std::to_array<Field<Attachment>>({
        field<&Attachment::orderId>("order_id"),
        field<&Attachment::name>("name"),
        field<&Attachment::mediaType>("media_type"),
        field<&Attachment::size>("size"),
        field<&Attachment::digest>("digest"),
        field<&Attachment::note>("note"),
        field<&Attachment::addedBy>("added_by"),
        field<&Attachment::addedAt>("added_at"),
        field<&Attachment::removedAt>("removed_at"),
    });
    return fields;
}

QString typeEnding(const QString &name)
{
    static const QRegularExpression ending(QStringLiteral("(?<=.)\\.([A-Za-z0-9]{0,5}[A-Za-z][A-Za-z0-9]{0,5})$"));
    return ending.match(name).captured(1).toLower();
}

QString fileNameWithin(const QString &name, qsizetype bytes)
{
    auto [base, ending] = split(name);
    while (!base.isEmpty() && (base + ending).toUtf8().size() > bytes)
        base = cut(base, base.size() - 1);
    return base + ending;
}

QString cleanFileName(const QString &name)
{
    static const QRegularExpression separators(QStringLiteral("[/\\\\]"));
    static const QRegularExpression devices(
        QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)"), QRegularExpression::CaseInsensitiveOption);
    QString clean;
    for (const QChar c : name.mid(name.lastIndexOf(separators) + 1).normalized(QString::NormalizationForm_C)) {
        if (!isUnwanted(c))
            clean += c;
    }
    clean = clean.simplified();
    while (clean.startsWith(QLatin1Char('.')) || clean.startsWith(QLatin1Char(' ')))
        clean.remove(0, 1); // would hide the file
    while (clean.endsWith(QLatin1Char('.')) || clean.endsWith(QLatin1Char(' ')))
        clean.chop(1);
    if (clean.contains(devices))
        clean.prepend(QLatin1Char('_'));
    if (clean.isEmpty())
        return QStringLiteral("file");
    const auto [base, ending] = split(clean);
    return cut(base, Attachment::longestName - ending.size()) + ending;
}

QString tooLargeSentence()
{
    return QStringLiteral("The file has more than %1 MB; make it smaller, then add it.").arg(Attachment::mostBytes / (1024 * 1024));
}

bool mayAttach(const Viewer &viewer)
{
    return viewer.permissions.has(Permission::EnterOrders) || viewer.permissions.has(Permission::ExecuteOrders);
}

bool mayDetach(const Viewer &viewer, const Attachment &attachment)
{
    return viewer.permissions.has(Permission::EnterOrders)
        || (viewer.permissions.has(Permission::ExecuteOrders) && attachment.addedBy == viewer.login);
}

QString attachmentPart(AttachmentId id)
{
    return partPrefix + QString::number(id.value());
}

AttachmentId attachmentOf(const QString &part)
{
    return part.startsWith(partPrefix) ? AttachmentId(part.mid(partPrefix.size()).toLongLong()) : AttachmentId();
}

bool isAboutFiles(const Event &event)
{
    const QStringList parts = event.changes.keys();
    return !parts.isEmpty()
        && std::all_of(parts.begin(), parts.end(), [](const QString &part) { return attachmentOf(part).isValid(); });
}

} // namespace fieldlane::domain
