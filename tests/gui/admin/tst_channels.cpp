#include "delivery/secret.h"
#include "gui/admin/administrationground.h"
#include "support/testmain.h"
#include "ui/admin/noticepreview.h"
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTemporaryDir>

using namespace fieldlane;
using fixture::AdministrationGround;
using ui::admin::SectionPage;
using G = AdministrationGround;

/// Channels of notices and the company's own words, with keys and mouse.
class TestChannels : public QObject
{
    Q_OBJECT
    std::unique_ptr<AdministrationGround> m_ground;
    std::vector<domain::NoticeChannel> m_tested;
    QStringList m_kept;
    ui::admin::Tested m_answer;

    SectionPage &page(const char *section) { return m_ground->turnTo(section); }
    const desk::Organisation &organisation() { return m_ground->desk().catalog().organisation(); }
    QLineEdit *line(SectionPage &page, const char *name) { return G::in<QLineEdit>(page, name); }
    void choose(SectionPage &page, const char *name, const QVariant &data)
    {
        auto *combo = G::in<QComboBox>(page, name);
        combo->setFocus();
        const int row = combo->findData(data);
        QVERIFY2(row >= 0, name);
        combo->setCurrentIndex(row);
    }
    void save(SectionPage &page) { QTest::keyClick(&page, Qt::Key_S, Qt::ControlModifier); }
    QString body(SectionPage &page) { return G::in<QPlainTextEdit>(page, "edit:body")->toPlainText(); }
    QString preview(SectionPage &page, const char *part) { return G::in<QLabel>(page, part)->text(); }
    void undo()
    {
        std::optional<core::Result<desk::Outcome>> answer;
        m_ground->desk().undo(this, [&](const core::Result<desk::Outcome> &r) { answer = r; });
        QVERIFY(*answer && (*answer)->isDone());
    }
    void makeMailChannel()
    {
        SectionPage &channels = page("channels");
        G::press(channels, "newEntry");
        G::type(line(channels, "edit:name"), QStringLiteral("Mail"));
        G::type(line(channels, "setting:host"), QStringLiteral("mail.example.org"));
        G::type(line(channels, "setting:from"), QStringLiteral("service@example.org"));
        save(channels);
        QCOMPARE(organisation().noticeChannels.size(), size_t(1));
    }

private Q_SLOTS:
    void init()
    {
        m_ground = std::make_unique<AdministrationGround>();
        m_tested.clear();
        m_kept.clear();
        m_answer = {true, {}};
        m_ground->sendTest = [this](const domain::NoticeChannel &channel, const QString &, QObject *, const ui::admin::TestedDone &done) {
            m_tested.push_back(channel);
            done(m_answer);
        };
        m_ground->keepSecret = [this](const QString &place, const QString &secret, QObject *, const ui::admin::TestedDone &done) {
            m_kept += place + QLatin1Char('=') + secret;
            done({true, {}});
        };
    }
    void cleanup() { m_ground.reset(); }

    void aChannelIsMadeAndTakenBack()
    {
        m_ground->open();
        SectionPage &channels = page("channels");
        G::press(channels, "newEntry");
        G::type(line(channels, "edit:name"), QStringLiteral("Mail"));
        save(channels);
        QVERIFY(G::told(channels).contains(QLatin1String("need a look"))); // no server yet
        QVERIFY(organisation().noticeChannels.empty());
        G::type(line(channels, "setting:host"), QStringLiteral("mail.example.org"));
        G::type(line(channels, "setting:from"), QStringLiteral("service@example.org"));
        QTest::keyClick(G::in<QWidget>(channels, "kind:onTheWay"), Qt::Key_Space);
        save(channels);
        QCOMPARE(organisation().noticeChannels.size(), size_t(1));
        const domain::NoticeChannel saved = organisation().noticeChannels.front();
        QCOMPARE(saved.channel, domain::Channel::Email);
        QCOMPARE(saved.settings, (QJsonObject {{QStringLiteral("host"), QStringLiteral("mail.example.org")}, {QStringLiteral("from"), QStringLiteral("service@example.org")}}));
        QVERIFY(saved.kinds == domain::staffKinds());
        QVERIFY(saved.customerKinds == std::vector {domain::NoticeKind::OnTheWay});
        QVERIFY(!channels.section().hasEdits());
        undo();
        QVERIFY(organisation().noticeChannels.empty());
    }
    void anotherCarrierHasOtherSettings()
    {
        m_ground->open();
        makeMailChannel();
        SectionPage &channels = page("channels");
        choose(channels, "edit:carrier", QStringLiteral("kannel"));
        QVERIFY(!channels.findChild<QLineEdit *>(QStringLiteral("setting:host")));
        G::type(line(channels, "setting:url"), QStringLiteral("http://gateway.example.org/sms"));
        choose(channels, "edit:carrier", QStringLiteral("smtp")); // back: what was entered is still there
        QVERIFY(!channels.section().hasEdits());
        choose(channels, "edit:carrier", QStringLiteral("kannel"));
        save(channels);
        QVERIFY(G::told(channels).contains(QLatin1String("need a look")));
        QCOMPARE(organisation().noticeChannels.front().carrier, QStringLiteral("smtp"));
    }
    void thePasswordGoesToItsPlaceAndNowhereElse()
    {
        m_ground->open();
        makeMailChannel();
        SectionPage &channels = page("channels");
        choose(channels, "secretKind", QStringLiteral("keychain"));
        G::press(channels, "setSecret");
        auto *dialog = m_ground->window->findChild<QDialog *>(QStringLiteral("secretDialog"));
        QCOMPARE(G::in<QLineEdit>(*dialog, "secret")->echoMode(), QLineEdit::Password);
        QVERIFY(!G::in<QPushButton>(*dialog, "keepSecret")->isEnabled());
        QTest::keyClicks(G::in<QLineEdit>(*dialog, "secret"), QStringLiteral("hunter2"));
        G::press(*dialog, "keepSecret");
        QCOMPARE(m_kept, QStringList {QStringLiteral("keychain:smtp=hunter2")});
        save(channels);
        const QJsonObject settings = organisation().noticeChannels.front().settings;
        QCOMPARE(settings.value(QStringLiteral("secret")).toString(), QStringLiteral("keychain:smtp"));
        G::in<QTabBar>(channels, "entryTabs")->setCurrentIndex(1);
        for (const QLabel *label : channels.findChildren<QLabel *>())
            QVERIFY2(!label->text().contains(QLatin1String("hunter2")), qPrintable(label->text()));
    }
    void aSecretInAFileIsTheOwnersAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("secret"));
        QVERIFY(delivery::keepSecret(QStringLiteral("file:") + path, QStringLiteral("hunter2")));
        QCOMPARE(*delivery::readSecret(QStringLiteral("file:") + path), QStringLiteral("hunter2"));
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        QVERIFY(!delivery::keepSecret(QStringLiteral("env:X"), QStringLiteral("hunter2")));
        QVERIFY(!delivery::keepSecret(QStringLiteral("file:/nowhere/at/all"), QStringLiteral("hunter2")));
    }
    void aTestTellsWhatCameOfIt()
    {
        m_ground->open();
        makeMailChannel();
        SectionPage &channels = page("channels");
        G::type(line(channels, "setting:host"), QStringLiteral("other.example.org")); // not saved
        G::press(channels, "testChannel");
        auto *dialog = m_ground->window->findChild<QDialog *>(QStringLiteral("channelTest"));
        QVERIFY(!G::in<QPushButton>(*dialog, "testSend")->isEnabled()); // where to?
        G::type(G::in<QLineEdit>(*dialog, "testTo"), QStringLiteral("anna@example.org"));
        m_answer = {false, QStringLiteral("The mail server cannot be reached.")};
        G::press(*dialog, "testSend");
        QVERIFY(G::told(*dialog, "testAnswer").contains(m_answer.sentence));
        m_answer = {true, {}};
        G::press(*dialog, "testSend");
        QVERIFY(G::told(*dialog, "testAnswer").contains(QLatin1String("was taken")));
        QCOMPARE(m_tested.size(), size_t(2));
        QCOMPARE(m_tested.back().settings.value(QStringLiteral("host")).toString(), QStringLiteral("other.example.org"));
        QCOMPARE(m_tested.back().channel, domain::Channel::Email);
    }
    void ownWordsAreSeenWhileTheyAreWritten()
    {
        m_ground->open();
        SectionPage &texts = page("noticeTexts");
        G::press(texts, "newEntry");
        QVERIFY(body(texts).contains(QLatin1String("{customer}"))); // begins with the shipped words
        choose(texts, "edit:kind", int(domain::NoticeKind::OnTheWay));
        choose(texts, "edit:language", QStringLiteral("es"));
        QVERIFY2(body(texts).startsWith(QStringLiteral("{technician} está en camino")), qPrintable(body(texts)));
        QVERIFY(preview(texts, "previewBody").startsWith(QStringLiteral("Ursula Hasler está en camino")));
        choose(texts, "edit:channel", int(domain::Channel::Sms));
        QVERIFY(!line(texts, "edit:subject")->isEnabled());
        QCOMPARE(preview(texts, "previewLength"), QStringLiteral("2 text messages")); // á costs more
        auto *area = G::in<QPlainTextEdit>(texts, "edit:body");
        area->setFocus();
        area->selectAll();
        QTest::keyClicks(area, QStringLiteral("Voy "));
        G::press(texts, "placeholder:technician");
        QCOMPARE(preview(texts, "previewBody"), QStringLiteral("Voy Ursula Hasler"));
        QCOMPARE(preview(texts, "previewLength"), QStringLiteral("1 text message"));
        choose(texts, "edit:kind", int(domain::NoticeKind::Completed)); // what was written stays
        QCOMPARE(body(texts), QStringLiteral("Voy {technician}"));
        QTest::keyClicks(area, QStringLiteral(" {nummer}"));
        QVERIFY(G::told(texts, "textFault").contains(QLatin1String("{nummer}")));
        save(texts);
        QVERIFY(organisation().noticeTemplates.empty());
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(area, Qt::Key_Backspace);
        QCOMPARE(G::told(texts, "textFault"), QString());
        save(texts);
        QCOMPARE(organisation().noticeTemplates.size(), size_t(1));
        const domain::NoticeTemplate saved = organisation().noticeTemplates.front();
        QCOMPARE(saved.body, QStringLiteral("Voy {technician}"));
        QCOMPARE(saved.channel, domain::Channel::Sms);
        QCOMPARE(saved.language, QStringLiteral("es"));
    }
    void backToTheShippedTextAndUndo()
    {
        m_ground->open();
        SectionPage &texts = page("noticeTexts");
        G::press(texts, "newEntry");
        G::type(line(texts, "edit:subject"), QStringLiteral("Ours"));
        QTest::keyClick(G::in<QPlainTextEdit>(texts, "edit:body"), Qt::Key_X);
        G::press(texts, "shippedText"); // of what is not saved yet
        QVERIFY(line(texts, "edit:subject")->text() != QStringLiteral("Ours"));
        G::type(line(texts, "edit:subject"), QStringLiteral("Ours"));
        save(texts);
        QCOMPARE(organisation().noticeTemplates.size(), size_t(1));
        G::press(texts, "newEntry");
        save(texts); // the same notice, channel and language
        QVERIFY2(G::told(texts).contains(QLatin1String("already")), qPrintable(G::told(texts)));
        G::press(texts, "discard");
        m_ground->choose("noticeTexts", QStringLiteral("Order was planned"));
        G::press(texts, "shippedText");
        QVERIFY(organisation().noticeTemplates.empty());
        undo();
        QCOMPARE(organisation().noticeTemplates.front().subject, QStringLiteral("Ours"));
        m_ground->choose("noticeTexts", QStringLiteral("Order was planned"));
        G::in<QTabBar>(texts, "entryTabs")->setCurrentIndex(1);
        QVERIFY(!texts.section().story().empty());
    }
    void whoMayNotSeesTheReason()
    {
        m_ground->company.person(QStringLiteral("norma"), "regionManager", m_ground->company.north);
        m_ground->open(QStringLiteral("norma"));
        for (const char *section : {"channels", "noticeTexts"}) {
            QVERIFY(!G::in<QAbstractButton>(page(section), "newEntry")->isEnabled());
            QVERIFY(!G::told(page(section), "readOnly").isEmpty());
        }
    }
    void twoAtOnceAreCompared()
    {
        m_ground->open();
        makeMailChannel();
        SectionPage &channels = page("channels");
        const auto berta = m_ground->company.desks.open(QStringLiteral("berta"));
        domain::NoticeChannel theirs = berta->catalog().organisation().noticeChannels.front();
        theirs.settings.insert(QStringLiteral("port"), QStringLiteral("2525"));
        QVERIFY(support::DeskFixture::run(*berta, desk::SingleCommand(desk::Save<domain::NoticeChannel> {theirs}))->isDone());
        G::type(line(channels, "edit:name"), QStringLiteral("Post"));
        save(channels);
        G::press(channels, "compareSave");
        const domain::NoticeChannel both = organisation().noticeChannels.front();
        QCOMPARE(both.name, QStringLiteral("Post"));
        QCOMPARE(both.settings.value(QStringLiteral("port")).toString(), QStringLiteral("2525"));
    }
    void lengthsOfTextMessages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("messages");
        QTest::newRow("empty") << QString() << 1;
        QTest::newRow("full") << QString(160, u'a') << 1;
        QTest::newRow("one more") << QString(161, u'a') << 2;
        QTest::newRow("two full") << QString(306, u'a') << 2;
        QTest::newRow("three") << QString(307, u'a') << 3;
        QTest::newRow("doubled") << QString(80, u'[') << 1;
        QTest::newRow("doubled over") << QString(81, u'[') << 2;
        QTest::newRow("chinese") << QString(70, QChar(0x5de5)) << 1;
        QTest::newRow("chinese over") << QString(71, QChar(0x5de5)) << 2;
        QTest::newRow("umlauts") << QString(160, QChar(0xe4)) << 1;
    }
    void lengthsOfTextMessages()
    {
        QFETCH(QString, text);
        QTEST(ui::admin::messagesFor(text), "messages");
    }
};

FIELDLANE_GUI_TEST_MAIN(TestChannels)
#include "tst_channels.moc"
