#include "ui/admin/zonefield.h"
#include "core/zone.h"
#include <QCompleter>
#include <QCoreApplication>

namespace fieldlane::ui::admin {

void dressZoneField(QLineEdit &line)
{
    static const QStringList names = [] {
        QStringList list;
        for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
            list += QString::fromLatin1(id);
        return list;
    }();
    auto *completer = new QCompleter(names, &line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    line.setCompleter(completer);
    line.setPlaceholderText(QStringLiteral("Europe/Vaduz"));
}

QString zoneProblem(const QLineEdit &line)
{
    return core::zoneOf(line.text().trimmed()).isValid()
        ? QString()
        : QCoreApplication::translate("ZoneField", "This time zone is unknown; use a name such as Europe/Vaduz.");
}

} // namespace fieldlane::ui::admin
