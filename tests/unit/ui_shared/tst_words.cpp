#include "support/testmain.h"
#include "ui/shared/policywords.h"
#include "ui/shared/words.h"
#include <QApplication>
#include <QSet>

using namespace fieldlane;
using namespace fieldlane::ui;
using core::Duration;
using core::hours;
using core::minutes;
using core::seconds;

class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateAndActionHasItsOwnWord()
    {
        QSet<QString> states;
        for (int i = 0; i < domain::orderStateCount; ++i)
            states.insert(Words::state(domain::OrderState(i)));
        QCOMPARE(states.size(), domain::orderStateCount);
        QVERIFY(!states.contains(QString()));
        QSet<QString> actions;
        QSet<QString> happened;
        for (int i = 0; i < domain::orderActionCount; ++i) {
            actions.insert(Words::action(domain::OrderAction(i)));
            happened.insert(Words::happened(domain::OrderAction(i)));
        }
        QCOMPARE(actions.size(), domain::orderActionCount);
        QCOMPARE(happened.size(), domain::orderActionCount);
        QVERIFY(!actions.contains(QString()) && !happened.contains(QString()));
    }
    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        const auto row = [](Duration d, const char *text) {
            QTest::newRow(text) << qint64(d.count()) << QString::fromUtf8(text);
        };
        row(Duration(0), "0 min");
        row(minutes(25), "25 min");
        row(minutes(59) + seconds(40), "1 h");
        row(minutes(80), "1 h 20");
        row(minutes(65), "1 h 05");
        row(hours(47), "47 h");
        row(hours(48), "2 d");
        row(hours(52), "2 d 4 h");
        row(-minutes(10), "−10 min");
    }
    void durations()
    {
        QFETCH(qint64, ms);
        QTEST(Words::duration(Duration(ms)), "text");
    }
    void distances()
    {
        QCOMPARE(Words::distance(0), QStringLiteral("0 m"));
        QCOMPARE(Words::distance(84), QStringLiteral("80 m"));
        QCOMPARE(Words::distance(996), QStringLiteral("1.0 km"));
        QCOMPARE(Words::distance(1440), QStringLiteral("1.4 km"));
        QCOMPARE(Words::distance(9960), QStringLiteral("10 km"));
        QCOMPARE(Words::distance(23400), QStringLiteral("23 km"));
    }
    void relativeTimes()
    {
        const core::Instant now = core::fromMs(1'772'442'000'000);
        QCOMPARE(Words::relative(now, now), QStringLiteral("now"));
        QCOMPARE(Words::relative(now - seconds(50), now), QStringLiteral("1 min ago"));
        QCOMPARE(Words::relative(now - minutes(12), now), QStringLiteral("12 min ago"));
        QCOMPARE(Words::relative(now - hours(5), now), QStringLiteral("5 h ago"));
        QCOMPARE(Words::relative(now - hours(75), now), QStringLiteral("3 d ago"));
        QCOMPARE(Words::relative(now + minutes(80), now), QStringLiteral("in 1 h 20"));
    }
    void momentsNameTheDayOnlyWhenItIsAnother()
    {
        const QTimeZone zone("Europe/Vaduz");
        const core::Instant now = core::fromMs(1'772'442'000'000); // 2026-03-02T09:00:00Z, a Monday
        QCOMPARE(Words::time(now, zone), QStringLiteral("10:00"));
        QCOMPARE(Words::moment(now + hours(2), zone, now), QStringLiteral("12:00"));
        QCOMPARE(Words::moment(now + hours(20), zone, now), QStringLiteral("Tue 3 Mar 06:00"));
        QCOMPARE(Words::span({now, now + minutes(90)}, zone), QStringLiteral("10:00 – 11:30"));
        QCOMPARE(Words::day(QDate(2026, 3, 2)), QStringLiteral("Mon 2 Mar 2026"));
    }
    void everyFindingHasAShortReasonAndASentence()
    {
        QSet<QString> sentences;
        QSet<QString> reasons;
        QSet<QString> names; // as policies list them
        for (int i = 0; i < rules::constraintCount; ++i) {
            const rules::Finding f {rules::Constraint(i), rules::Severity::Ask, 7, QStringLiteral("hvac"), 3, 1,
                minutes(20), core::fromMs(1'772'442'000'000)};
            const QString sentence = Words::finding(f, QTimeZone::utc());
            QVERIFY2(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('%')), qPrintable(sentence));
            const QString reason = Words::findingShort(f);
            QVERIFY2(reason.size() <= 26 && !reason.isEmpty() && !reason.contains(QLatin1Char('%')), qPrintable(reason));
            sentences.insert(sentence);
            reasons.insert(reason);
            names.insert(PolicyWords::constraint(rules::Constraint(i)));
        }
        QCOMPARE(sentences.size(), rules::constraintCount);
        QCOMPARE(reasons.size(), rules::constraintCount);
        QCOMPARE(names.size(), rules::constraintCount);
        QVERIFY(!names.contains(QString()));
    }
    void whatComesFirstIsNamed()
    {
        rules::Finding f {.constraint = rules::Constraint::Predecessor, .name = QStringLiteral("A-12"), .amount = minutes(20)};
        QCOMPARE(Words::finding(f, QTimeZone::utc()), QStringLiteral("Order A-12 has to be done first, and nobody has it yet."));
        f.at = core::fromMs(1'772'442'000'000);
        QCOMPARE(Words::finding(f, QTimeZone::utc()), QStringLiteral("It begins 20 min before order A-12 ends, which has to be done first."));
    }
    void findingsNameTheirArguments()
    {
        rules::Finding f {rules::Constraint::Overlap, rules::Severity::Ask, 7, QStringLiteral("A-12")};
        f.amount = minutes(15);
        QCOMPARE(Words::finding(f, QTimeZone::utc()), QStringLiteral("It overlaps order A-12 by 15 min."));
        QCOMPARE(Words::findingShort(f), QStringLiteral("Overlaps A-12"));
        f = {rules::Constraint::SkillLevel, rules::Severity::Block, 0, QStringLiteral("hvac"), 3, 1};
        QCOMPARE(Words::finding(f, QTimeZone::utc()),
            QStringLiteral("Skill hvac is needed at level 3; the technician has level 1."));
    }
    void errorsAreOneSentence()
    {
        QCOMPARE(Words::error({core::ErrorCode::NotADatabase, QStringLiteral("a.txt"), {}}),
            QStringLiteral("a.txt: This file is not a Fieldlane database."));
        QCOMPARE(Words::error({core::ErrorCode::InvalidInput, {}, QStringLiteral("The quote is never closed.")}),
            QStringLiteral("The quote is never closed."));
        for (int i = 0; i <= int(core::ErrorCode::Internal); ++i)
            QVERIFY(Words::error({core::ErrorCode(i), {}, {}}).endsWith(QLatin1Char('.')));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestWords)
#include "tst_words.moc"
