#pragma once
#include "domain/technician.h"
#include "ui/shared/tableeditor.h"
#include <QCoreApplication>

namespace fieldlane::ui::admin {

/// The shifts of a week with their breaks. An end at or before the start is on the next day.
class ShiftsEditor : public TableEditor<domain::WeekShift>
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::admin::ShiftsEditor)
public:
    explicit ShiftsEditor(QWidget *parent);
    static QString words(const std::vector<domain::WeekShift> &shifts);
    /// "8", "8:30" or "08:30" as minutes of the day.
    static std::optional<core::MinuteOfDay> readMinute(const QString &text);
    static QString minuteText(core::MinuteOfDay minute);

private:
    static std::vector<Column> columns();
    static std::optional<domain::WeekShift> shiftIn(const QVariantList &cells);
    static QString faultOf(const QVariantList &cells);
};

} // namespace fieldlane::ui::admin
