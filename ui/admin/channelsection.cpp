#include "ui/admin/channelsection.h"
#include "ui/admin/channelsettings.h"
#include "ui/admin/channeltestdialog.h"
#include "ui/admin/codechoice.h"
#include "ui/admin/kindseditor.h"
#include "ui/shared/channelwords.h"
#include <QLabel>

namespace fieldlane::ui::admin {

using domain::NoticeChannel;
using Width = RowPlace::Width;

ChannelSection::ChannelSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("channels"), tr("Channels"), QStringLiteral("export"), tr("&New channel"),
              tr("Over a channel notices leave the house, by e-mail, text message or webhook. Without one they are read in the inbox alone.")},
          parent)
    , m_tools(tools)
    , m_test(addAction(QStringLiteral("testChannel"), tr("Send a &test message…")))
{
    auto &f = rows();
    f.text({tr("&Name"), {QStringLiteral("name")}}, [](auto &c) -> auto & { return c.name; });
    addCarrier();
    addReaders();
    f.setRequired(QStringLiteral("name"));
    f.setProblem(QStringLiteral("name"), [this] { return editedDoc().name.trimmed().isEmpty() ? tr("A channel needs a name.") : QString(); });
    f.setProblem(QStringLiteral("settings"), [this] {
        const auto fault = domain::faultOf(complete(editedDoc()));
        return fault ? ChannelWords::fault(*fault) : QString();
    });
    m_test->setVisible(bool(tools.sendTest));
    connect(m_test, &QAction::triggered, this, &ChannelSection::askTest);
}

void ChannelSection::addCarrier()
{
    auto &f = rows();
    CodeChoice::Choices carriers;
    for (const domain::CarrierKind &kind : domain::carrierKinds())
        carriers.emplace_back(kind.code, ChannelWords::carrier(kind.code));
    auto *carrier = new CodeChoice(carriers, &f);
    m_settings = new ChannelSettings(m_tools.keepSecret, &f);
    connect(carrier, &CodeChoice::changed, m_settings, [this, carrier] { m_settings->setCarrier(carrier->value()); });
    m_settings->setCarrier(carrier->value());
    f.custom({tr("&Carried as"), {QStringLiteral("carrier"), QStringLiteral("channel")}}, [](auto &c) -> auto & { return c.carrier; },
        carrier, carrier->box(), &ChannelWords::carrier);
    f.flag({QString(), {QStringLiteral("active")}, Width::Full}, tr("Switched &on: what is off sends nothing"),
        [](auto &c) -> auto & { return c.active; });
    f.addHeading(tr("How it is reached"));
    f.custom({tr("Settings"), {QStringLiteral("settings")}, Width::Full}, [](auto &c) -> auto & { return c.settings; }, m_settings,
        m_settings, &ChannelWords::settings);
    for (QLabel *caption : m_settings->parentWidget()->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly))
        caption->hide(); // the heading says it; history and comparison need the name
}

void ChannelSection::addReaders()
{
    auto &f = rows();
    f.addHeading(tr("What goes over it"));
    auto *staff = new KindsEditor(domain::staffKinds(), &f);
    f.custom({tr("To people who work here"), {QStringLiteral("kinds")}, Width::Full}, [](auto &c) -> auto & { return c.kinds; },
        staff, staff->first(), &ChannelWords::kinds);
    auto *customers = new KindsEditor(domain::customerNoticeKinds(), &f);
    f.custom({tr("To customers"), {QStringLiteral("customer_kinds")}, Width::Full},
        [](auto &c) -> auto & { return c.customerKinds; }, customers, customers->first(), &ChannelWords::kinds);
    auto *language = new CodeChoice(languageChoices(tr("English")), &f);
    f.custom({tr("&Language of readers who chose none"), {QStringLiteral("language")}}, [](auto &c) -> auto & { return c.language; },
        language, language->box(), [language](const QString &code) { return language->words(code); });
}

Entry ChannelSection::entryOf(const NoticeChannel &channel) const
{
    const QString carrier = ChannelWords::carrier(channel.carrier);
    //: %1 is how a channel is carried.
    return {0, channel.name, channel.active ? carrier : tr("%1, switched off").arg(carrier), 0, channel.active};
}

NoticeChannel ChannelSection::fresh() const
{
    NoticeChannel channel;
    channel.carrier = QStringLiteral("smtp");
    channel.kinds = domain::staffKinds();
    return channel;
}

NoticeChannel ChannelSection::complete(NoticeChannel channel)
{
    if (const domain::CarrierKind *kind = domain::carrierKind(channel.carrier))
        channel.channel = kind->channel;
    return channel;
}

std::vector<desk::SingleCommand> ChannelSection::commands(const NoticeChannel &, const NoticeChannel &edited) const
{
    return {desk::Save<NoticeChannel> {complete(edited)}};
}

void ChannelSection::shown()
{
    m_test->setEnabled(mayEdit() && !domain::faultOf(complete(editedDoc())));
}

void ChannelSection::askTest()
{
    const NoticeChannel channel = complete(editedDoc());
    const auto send = [channel, sendTest = m_tools.sendTest](const QString &to, QObject *context, const TestedDone &done) {
        sendTest(channel, to, context, done);
    };
    auto *dialog = new ChannelTestDialog(channel, send, rows().window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

template class EntrySection<domain::NoticeChannel>;

} // namespace fieldlane::ui::admin
