#pragma once
#include "core/instant.h"
#include <QDateTimeEdit>
#include <QTimeZone>

namespace fieldlane::ui::board {

/// A moment on the wall clock of a zone; an hour that a clock change skips becomes the next that exists.
class WallClockEdit : public QDateTimeEdit
{
    Q_OBJECT
public:
    explicit WallClockEdit(const QTimeZone &zone, QWidget *parent = nullptr);
    void setInstant(core::Instant at);
    core::Instant instant() const;

private:
    QTimeZone m_zone;
};

} // namespace fieldlane::ui::board
