#pragma once
#include "core/instant.h"
#include <optional>
#include <QColor>
#include <QWidget>

namespace fieldlane::ui {

/// How old a position or an order is: a dot whose filling fades with age, and the age in words.
class AgeBadge : public QWidget
{
    Q_OBJECT
public:
    explicit AgeBadge(QWidget *parent = nullptr);
    /// No age: never heard of.
    void setAge(std::optional<core::Duration> age);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// Fresh below ten minutes, stale below an hour, else old.
    static QColor ink(std::optional<core::Duration> age);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString words() const;
    std::optional<core::Duration> m_age;
};

} // namespace fieldlane::ui
