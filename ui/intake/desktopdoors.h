#pragma once
#include "ui/intake/filedoors.h"
#include <QCoreApplication>

namespace fieldlane::ui::intake {

/// The desktop's own dialogs and programs.
class DesktopDoors final : public FileDoors
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::intake::DesktopDoors)
public:
    void chooseFiles(QWidget *over, std::function<void(const QStringList &)> chosen) override;
    void chooseTarget(QWidget *over, const QString &name, std::function<void(const QString &)> chosen) override;
    bool show(const QString &path) override;
};

} // namespace fieldlane::ui::intake
