#include "ui/admin/permissionseditor.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/sectionheader.h"
#include <QCheckBox>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <vector>

namespace fieldlane::ui::admin {

using domain::Permission;

PermissionsEditor::PermissionsEditor(QWidget *parent)
    : QWidget(parent)
{
    using P = Permission;
    const std::vector<std::pair<QString, std::vector<P>>> groups {
        {tr("Orders"), {P::EnterOrders, P::Review, P::Allocate}},
        {tr("Dispatch"), {P::Dispatch, P::DispatchDirectly, P::ForceAssign}},
        {tr("Work in the field"), {P::ClaimOrders, P::ExecuteOrders}},
        {tr("What is seen"), {P::SeePool, P::SeeBoard, P::SeeReports}},
        {tr("Administration"), {P::EditMasterData, P::ManagePeople, P::ManagePools, P::EditRules, P::ImportExport}}};
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (const auto &[title, permissions] : groups) {
        column->addWidget(new SectionHeader(title, this));
        for (const P permission : permissions) {
            auto *box = new QCheckBox(OrganisationWords::permission(permission), this);
            box->setObjectName(QStringLiteral("may:") + domain::toCode(permission));
            connect(box, &QCheckBox::toggled, this, [this] {
                if (!m_setting)
                    Q_EMIT changed();
            });
            column->addWidget(box);
            m_boxes[size_t(permission)] = box;
        }
    }
}

void PermissionsEditor::setValue(const domain::Permissions &permissions)
{
    const QScopedValueRollback guard(m_setting, true);
    for (size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(permissions.has(Permission(i)));
}

domain::Permissions PermissionsEditor::value() const
{
    domain::Permissions permissions;
    for (size_t i = 0; i < m_boxes.size(); ++i)
        permissions.set(Permission(i), m_boxes[i]->isChecked());
    return permissions;
}

QString PermissionsEditor::words(const domain::Permissions &permissions)
{
    QStringList texts;
    for (int i = 0; i < domain::permissionCount; ++i) {
        if (permissions.has(Permission(i)))
            texts += OrganisationWords::permission(Permission(i));
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace fieldlane::ui::admin
