#include "gui/rulebook/rulebookground.h"
#include "support/testmain.h"
#include "ui/rulebook/publishdialog.h"
#include <QComboBox>
#include <QTableView>

using namespace fieldlane;
using fixture::RulebookGround;
using Tab = ui::rulebook::RuleBookWindow::Tab;

/// Past days under the edited rules, before they are published.
class TestReplayPanel : public QObject
{
    Q_OBJECT
    std::unique_ptr<RulebookGround> m_g;

    /// What came in, what was planned yesterday, and a rule that keeps Ada out.
    void liveThrough()
    {
        const domain::Order order = m_g->order(QStringLiteral("W-9"), "Tap drips", domain::Priority::Normal);
        m_g->company.plan(order, m_g->ada);
        m_g->company.desks.clock.advance(core::hours(24));
        m_g->company.everybody->poll();
        const QByteArray rule = QByteArrayLiteral(R"({"fieldlane-rules": 1, "version": {"number": 0, "by": "", "at": "2026-03-02T09:30:00.000Z", "why": ""}, "rules": [
  {"id": "a", "name": "Not Ada", "enabled": true, "then": [{"excludeTechnicians": [)") + QByteArray::number(m_g->ada.value()) + QByteArrayLiteral("]}, {\"setUnit\": ")
            + QByteArray::number(m_g->company.south.value()) + QByteArrayLiteral("}]}]}");
        m_g->saveDraft(RulebookGround::read(rule.constData()));
    }
    QStringList rowOf(const QString &number)
    {
        const QAbstractItemModel &model = *m_g->in<QTableView>("replayOrders")->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data() != number)
                continue;
            QStringList texts;
            for (int column = 0; column < model.columnCount(); ++column)
                texts += model.index(row, column).data().toString();
            return texts;
        }
        return {};
    }
    QString told() { return m_g->label("replayTold"); }

private Q_SLOTS:
    void init() { m_g = std::make_unique<RulebookGround>(); }
    void cleanup() { m_g.reset(); }

    void publishingLeadsToWhatItWouldHaveDone()
    {
        liveThrough();
        m_g->open();
        m_g->press("publish");
        auto *dialog = m_g->window->findChild<ui::rulebook::PublishDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        QTest::keyClicks(m_g->in("publishReason", dialog), QStringLiteral("Ada is on leave"));
        m_g->press("publishReplay", dialog);
        QTRY_VERIFY(m_g->in("replayPanel")->isVisible());
        QVERIFY(!m_g->in("replayFigures")->isVisible());
        m_g->press("replayStart");
        QVERIFY2(told().startsWith(QLatin1String("4 orders came in. 1 would have gone to somebody else.")), qPrintable(told()));
        const QStringList row = rowOf(QStringLiteral("W-9"));
        QCOMPARE(row.size(), 6);
        QCOMPARE(row[2], QStringLiteral("Ada"));
        QCOMPARE(row[4], QStringLiteral("Ben"));
        QVERIFY(m_g->in("replayFigures")->isVisible());
        QVERIFY(m_g->in("replayOrders")->isVisible());
        QCOMPARE(m_g->published().version.number, 0); // nothing came of it

        auto *rules = m_g->in<QComboBox>("replayRules");
        rules->setFocus();
        QTest::keyClick(rules, Qt::Key_End); // none
        m_g->press("replayStart");
        QVERIFY2(told().contains(QLatin1String("0 would have gone to somebody else.")), qPrintable(told()));
        QTRY_VERIFY(!m_g->window->findChild<ui::rulebook::PublishDialog *>());
        m_g->press("publish");
        dialog = m_g->window->findChild<ui::rulebook::PublishDialog *>();
        QCOMPARE(dialog->reason(), QStringLiteral("Ada is on leave")); // what was typed is still there
    }
    void daysAreAskedForPlainly()
    {
        liveThrough();
        m_g->open();
        m_g->window->turnTo(Tab::Replay);
        QCOMPARE(QApplication::focusWidget(), m_g->in("replayFrom"));
        const auto ask = [this](const QString &from, const QString &to) {
            m_g->type(m_g->in<QLineEdit>("replayFrom"), from);
            m_g->type(m_g->in<QLineEdit>("replayTo"), to);
            QTest::keyClick(m_g->in("replayTo"), Qt::Key_Return);
            return told();
        };
        QCOMPARE(ask(QStringLiteral("yesterday"), QStringLiteral("2026-03-02")), QStringLiteral("Write the days as 2026-12-25."));
        QCOMPARE(ask(QStringLiteral("2026-03-02"), QStringLiteral("2026-03-01")), QStringLiteral("The last day comes before the first."));
        QCOMPARE(ask(QStringLiteral("2025-03-02"), QStringLiteral("2026-03-01")), QStringLiteral("At most 92 days can be replayed here."));
        QCOMPARE(ask(QStringLiteral("2020-03-02"), QStringLiteral("2020-03-02")), QStringLiteral("0 orders came in. 0 would have gone to somebody else."));
        QVERIFY(!m_g->in("replayFigures")->isVisible());
        QVERIFY(m_g->in<QAbstractButton>("replayStart")->isEnabled());
    }
    void whoMayNotSeeReportsIsTold()
    {
        liveThrough();
        using P = domain::Permission;
        m_g->company.save(domain::Role {{}, 0, QStringLiteral("rulers"), {P::EditRules, P::SeePool}, domain::DataScope::All, domain::StartView::Dispatch, true});
        m_g->company.person(QStringLiteral("dora"), "rulers");
        m_g->open(QStringLiteral("dora"));
        m_g->window->turnTo(Tab::Replay);
        m_g->press("replayStart");
        QVERIFY2(told().contains(QLatin1String("reports")), qPrintable(told()));
        QVERIFY(!m_g->in("replayFigures")->isVisible());
        QVERIFY(m_g->in<QAbstractButton>("replayStart")->isEnabled());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestReplayPanel)
#include "tst_replaypanel.moc"
