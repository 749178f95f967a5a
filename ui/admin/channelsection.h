#pragma once
#include "domain/noticechannels.h"
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

class ChannelSettings;

extern template class EntrySection<domain::NoticeChannel>;

/// The ways by which notices leave the house, each with its carrier, its settings and what goes over it.
class ChannelSection : public EntrySection<domain::NoticeChannel>
{
    Q_OBJECT
public:
    ChannelSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::NoticeChannel> all() const override { return inOrder(catalog().organisation().noticeChannels); }
    Entry entryOf(const domain::NoticeChannel &channel) const override;
    domain::NoticeChannel fresh() const override;
    std::vector<desk::SingleCommand> commands(const domain::NoticeChannel &, const domain::NoticeChannel &edited) const override;
    void shown() override;

private:
    void addCarrier();
    void addReaders();
    void askTest();
    /// As it would be saved.
    static domain::NoticeChannel complete(domain::NoticeChannel channel);

    AdminTools m_tools;
    ChannelSettings *m_settings = nullptr;
    QAction *m_test;
};

} // namespace fieldlane::ui::admin
