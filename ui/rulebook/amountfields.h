#pragma once
#include "core/instant.h"
#include <optional>
#include <QComboBox>
#include <QLineEdit>

namespace fieldlane::ui::rulebook {

/// A number exactly as it is typed, with point or comma; what is none is nothing.
class NumberField : public QLineEdit
{
    Q_OBJECT
public:
    explicit NumberField(QWidget *parent = nullptr);
    void setNumber(std::optional<double> number);
    std::optional<double> number() const;

Q_SIGNALS:
    void changed();
};

/// A length of time as a number of minutes, hours or days, the largest that it is a whole number of.
class DurationField : public QWidget
{
    Q_OBJECT
public:
    explicit DurationField(QWidget *parent = nullptr);
    void setDuration(std::optional<core::Duration> duration);
    std::optional<core::Duration> duration() const;

Q_SIGNALS:
    void changed();

private:
    NumberField *m_number;
    QComboBox *m_unit; ///< data: ms
};

} // namespace fieldlane::ui::rulebook
