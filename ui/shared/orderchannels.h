#pragma once
#include <QCoreApplication>
#include <utility>
#include <vector>

namespace fieldlane::ui {

/// The ways in which orders come in, and their words. Imports bring others, which are shown as they are.
class OrderChannels
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::OrderChannels)
public:
    /// Code and word, the most usual first.
    static std::vector<std::pair<QString, QString>> all();
    static QString name(const QString &code);
};

} // namespace fieldlane::ui
