#include "ui/shared/orderchannels.h"

namespace fieldlane::ui {

std::vector<std::pair<QString, QString>> OrderChannels::all()
{
    return {{QStringLiteral("phone"), tr("Telephone")}, {QStringLiteral("mail"), tr("E-mail")}, {QStringLiteral("web"), tr("Web")},
        {QStringLiteral("app"), tr("App")}, {QStringLiteral("counter"), tr("Counter")}};
}

QString OrderChannels::name(const QString &code)
{
    for (const auto &[known, word] : all()) {
        if (known == code)
            return word;
    }
    return code;
}

} // namespace fieldlane::ui
