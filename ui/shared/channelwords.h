#pragma once
#include "domain/noticechannels.h"
#include "domain/noticetext.h"
#include <QCoreApplication>

namespace fieldlane::ui {

/// The words of the product for channels of notices and the texts that they carry.
class ChannelWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::ChannelWords)
public:
    static QString kind(domain::NoticeKind kind);
    static QString kinds(const std::vector<domain::NoticeKind> &kinds); ///< with commas between them
    static QString channel(domain::Channel channel);
    static QString carrier(const QString &code); ///< "smtp" ...
    static QString setting(const QString &name); ///< "host" ...; what is unknown as it is
    static QString settings(const QJsonObject &settings);
    static QString fact(domain::Fact fact);
    static QString language(const QString &code); ///< in its own words
    static QString fault(const domain::ChannelFault &fault);
    static QString fault(const domain::TemplateFault &fault);
};

} // namespace fieldlane::ui
