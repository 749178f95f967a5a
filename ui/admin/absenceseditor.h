#pragma once
#include "domain/technician.h"
#include "ui/shared/tableeditor.h"
#include <QCoreApplication>
#include <QTimeZone>

namespace fieldlane::ui::admin {

/// One absence as the form of its technician shows it.
struct AbsenceLine
{
    domain::AbsenceId id; ///< invalid: new
    core::TimeSpan span;
    QString reason;
    friend bool operator==(const AbsenceLine &, const AbsenceLine &) = default;
};

/// Absences in whole days, or with times, on the clock of the technician.
class AbsencesEditor : public TableEditor<AbsenceLine>
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::admin::AbsencesEditor)
public:
    using ZoneOf = std::function<QTimeZone()>;
    AbsencesEditor(ZoneOf zone, QWidget *parent);
    static QString words(const std::vector<AbsenceLine> &absences, const QTimeZone &zone);
    /// A day alone begins at midnight as a start, and ends at the next one as an end.
    static std::optional<core::Instant> readStart(const QString &text, const QTimeZone &zone);
    static std::optional<core::Instant> readEnd(const QString &text, const QTimeZone &zone);
    static QString startText(core::Instant t, const QTimeZone &zone);
    static QString endText(core::Instant t, const QTimeZone &zone);

private:
    static std::vector<Column> columns();
    static Codec codec(const ZoneOf &zone);
};

} // namespace fieldlane::ui::admin
