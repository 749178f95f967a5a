#include "ui/customers/siteseditor.h"
#include "ui/shared/timetext.h"

namespace fieldlane::ui::customers {

namespace {

enum Cell { Address, Place, Key, Version, Customer, Latitude, Longitude };

QString placeText(const std::optional<core::Coordinate> &place)
{
    return place ? TimeText::formatCoordinate(*place) : QString();
}

/// Nothing for what is no place.
std::optional<core::Coordinate> placeFrom(const QString &text)
{
    const auto place = TimeText::readCoordinate(text);
    return place && place->isValid() ? place : std::nullopt;
}

/// The place as it was stored while its text is the same: what is finer than the text stays.
std::optional<core::Coordinate> placeOf(const QVariantList &cells)
{
    if (cells.value(Latitude).isValid()) {
        const core::Coordinate stored {cells[Latitude].toDouble(), cells[Longitude].toDouble()};
        if (placeText(stored) == cells[Place].toString())
            return stored;
    }
    return placeFrom(cells[Place].toString());
}

} // namespace

SitesEditor::SitesEditor(QWidget *parent)
    : TableEditor(columns(), tr("Add a si&te"), codec(), parent)
{
    addButton()->setObjectName(QStringLiteral("addSite"));
    setFreshKey([this] { return QVariantList {--m_lastNew}; });
}

std::vector<RowsEditor::Column> SitesEditor::columns()
{
    using K = Column::Kind;
    return {{tr("Address"), K::Text, QString(), 0, tr("Landstrasse 4, 9490 Vaduz")},
        {tr("Place (latitude, longitude)"), K::Text, QString(), 180, QStringLiteral("47.14100, 9.52090")}};
}

SitesEditor::Codec SitesEditor::codec()
{
    Codec codec;
    codec.cells = [](const domain::Site &s) {
        QVariantList cells {s.address, placeText(s.location), s.id.value(), s.version, s.customerId.value()};
        if (s.location)
            cells << s.location->latitude << s.location->longitude;
        return cells;
    };
    codec.value = [](const QVariantList &cells) -> std::optional<domain::Site> {
        const bool isStored = cells.value(Key).toLongLong() > 0;
        if (!isStored && cells[Address].toString().isEmpty())
            return std::nullopt;
        return domain::Site {domain::SiteId(cells.value(Key).toLongLong()), cells.value(Version).toLongLong(),
            domain::CustomerId(cells.value(Customer).toLongLong()), cells[Address].toString(), placeOf(cells)};
    };
    codec.faultOf = [](const QVariantList &cells) {
        const QString place = cells[Place].toString();
        if (cells[Address].toString().isEmpty())
            return place.isEmpty() && cells.value(Key).toLongLong() <= 0 ? QString() : tr("Each site needs an address.");
        return place.isEmpty() || placeOf(cells) ? QString() : tr("Write the place as latitude and longitude in degrees, such as 47.14100, 9.52090.");
    };
    return codec;
}

QString SitesEditor::words(const std::vector<domain::Site> &sites)
{
    QStringList texts;
    for (const domain::Site &s : sites)
        texts += s.address;
    return texts.join(QStringLiteral("; "));
}

} // namespace fieldlane::ui::customers
