#pragma once
#include "domain/permissions.h"
#include <array>
#include <QWidget>

class QCheckBox;

namespace fieldlane::ui::admin {

/// What a role may do, as sentences with a box each, grouped by the work they belong to.
class PermissionsEditor : public QWidget
{
    Q_OBJECT
public:
    explicit PermissionsEditor(QWidget *parent = nullptr);
    void setValue(const domain::Permissions &permissions);
    domain::Permissions value() const;
    QCheckBox *box(domain::Permission permission) const { return m_boxes[size_t(permission)]; }
    /// All of them as one text.
    static QString words(const domain::Permissions &permissions);

Q_SIGNALS:
    void changed();

private:
    std::array<QCheckBox *, domain::permissionCount> m_boxes {};
    bool m_setting = false;
};

} // namespace fieldlane::ui::admin
