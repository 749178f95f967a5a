#pragma once
#include <functional>
#include <QStringList>

class QWidget;

namespace fieldlane::ui::intake {

/// What the files of an order need of the desktop: choosing, and showing with the program that the person uses for such
/// files. Tests script it.
class FileDoors
{
public:
    virtual ~FileDoors() = default;
    /// `chosen` is called when somebody chose some, and never when `over` is gone.
    virtual void chooseFiles(QWidget *over, std::function<void(const QStringList &)> chosen) = 0;
    virtual void chooseTarget(QWidget *over, const QString &name, std::function<void(const QString &)> chosen) = 0;
    /// False when no program shows it.
    virtual bool show(const QString &path) = 0;
};

} // namespace fieldlane::ui::intake
