#pragma once
#include <QByteArray>
#include <QtGlobal>

namespace fieldlane::support {

/// Service requests of the same shape and with the same quirks as the real ones: rows without a region,
/// quoted addresses with commas, shared addresses, requests not closed yet, one busy day. Same seed, same
/// bytes.
QByteArray madeRequestsCsv(int rows, quint64 seed);
/// Neighbourhood polygons whose property "service_re" names their region, several to a region.
QByteArray madeNeighbourhoods(quint64 seed);

/// The real file where there is one, else a made one written into `folder`; the path of it.
QString requestsFile(const QString &folder);
QString neighbourhoodsFile(const QString &folder);

} // namespace fieldlane::support
