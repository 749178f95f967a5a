#pragma once
#include "rules/rulebookjson.h"
#include <functional>
#include <QCoreApplication>

class QWidget;

namespace fieldlane::ui::rulebook {

/// Rules from and to files. The dialogs of the desktop are doors that tests script.
class RuleFiles
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::rulebook::RuleFiles)
public:
    struct Doors
    {
        /// `chosen` is called when somebody chose one, and never when `over` is gone.
        std::function<void(QWidget *over, std::function<void(const QString &)> chosen)> open;
        std::function<void(QWidget *over, const QString &name, std::function<void(const QString &)> chosen)> save;
    };
    /// Those of the desktop.
    static Doors desktop();
    /// Reads a file, as far as it is one; nothing with a sentence why not.
    static std::optional<rules::BookReading> read(const QString &path, QString &problem);
    /// Writes it whole or not at all; a sentence why not, empty when it is done.
    static QString write(const QString &path, const rules::RuleBook &book);
};

} // namespace fieldlane::ui::rulebook
