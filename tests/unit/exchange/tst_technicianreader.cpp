#include "exchange/csvreader.h"
#include "exchange/draftwriter.h"
#include "exchange/technicianreader.h"
#include "exchange/values.h"
#include "support/testmain.h"
#include <QBuffer>

using namespace fieldlane;
using exchange::RowRule;
using exchange::TechnicianDraft;

namespace {

std::vector<TechnicianDraft> drafts(const QByteArray &csv)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(csv);
    buffer->open(QIODevice::ReadOnly);
    auto table = exchange::CsvReader::open(std::move(buffer), QStringLiteral("x.csv"));
    auto map = exchange::ColumnMap::fromHeader(exchange::TableKind::Technicians, (*table)->header());
    map.zone = QStringLiteral("America/Los_Angeles");
    auto reader = exchange::TechnicianReader::open(std::move(*table), map);
    std::vector<TechnicianDraft> list;
    while (reader) {
        auto draft = (*reader)->next();
        if (!draft)
            break;
        list.push_back(std::move(*draft));
    }
    return list;
}

} // namespace

class TestTechnicianReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAPerson()
    {
        const auto list
            = drafts("name,unit,skills,home_latitude,home_longitude,shift_start,shift_end,capacity\n"
                     "Ann,East,hvac:3;fridge:2,34.1,-118.2,08:00,17:00,8\n");
        QCOMPARE(list.size(), size_t(1));
        const domain::Technician &t = list.front().technician;
        QVERIFY(list.front().findings.empty());
        QCOMPARE(t.name, QStringLiteral("Ann"));
        QCOMPARE(list.front().unit, QStringLiteral("East"));
        QCOMPARE(exchange::skillText(t.skills), QStringLiteral("hvac:3;fridge:2"));
        QCOMPARE(exchange::shiftText(t.shifts), QStringLiteral("1-5 08:00-17:00"));
        QCOMPARE(t.maxOrdersPerDay, 8);
        QCOMPARE(t.zone, QStringLiteral("America/Los_Angeles"));
        QVERIFY(t.active);
    }
    void weeks_data()
    {
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("week");
        QTest::newRow("night") << QByteArray("22:00,06:00,,,") << "1-5 22:00-30:00";
        QTest::newRow("night with a break after midnight")
            << QByteArray("22:00,06:00,01:00,01:30,1") << "1 22:00-30:00 (25:00-25:30)";
        QTest::newRow("night with a break over midnight")
            << QByteArray("22:00,06:00,23:45,00:15,1") << "1 22:00-30:00 (23:45-24:15)";
        QTest::newRow("days and break")
            << QByteArray("8:00,17:00,12:00,12:30,Mon-Sat") << "1-6 08:00-17:00 (12:00-12:30)";
        QTest::newRow("none") << QByteArray(",,,,") << "";
    }
    void weeks()
    {
        QFETCH(QByteArray, cells);
        const auto list = drafts("name,shiftStart,shiftEnd,breakStart,breakEnd,days\nAnn," + cells + '\n');
        QVERIFY2(!list.front().isRejected(), qPrintable(exchange::reasons(list.front().findings)));
        QTEST(exchange::shiftText(list.front().technician.shifts), "week");
    }
    void findsWhatIsWrong()
    {
        const auto list = drafts("name,code,skills,latitude,longitude,shiftStart,shiftEnd,capacity,active\n"
                                 ",,hvac:x,99,999,25:99,17:00,2.5,maybe\nAnn,1,,,,,,,\nBo,1,,,,8,17,,\n");
        std::vector<RowRule> rules;
        for (const exchange::RowFinding &f : list[0].findings)
            rules.push_back(f.rule);
        for (const RowRule rule : {RowRule::MissingName, RowRule::BadSkills, RowRule::OutOfRange,
                 RowRule::BadShift, RowRule::BadNumber, RowRule::BadBool})
            QVERIFY(std::find(rules.begin(), rules.end(), rule) != rules.end());
        QVERIFY(!list[1].isRejected()); // no shift and no home are told, not refused
        QCOMPARE(list[1].findings.back().rule, RowRule::NoShift);
        QVERIFY(list[2].isRejected());
        QCOMPARE(list[2].findings.back().rule, RowRule::DuplicateName);
    }
    void writtenDraftsReadBack()
    {
        TechnicianDraft draft;
        draft.unit = QStringLiteral("East");
        domain::Technician &t = draft.technician;
        t.name = QStringLiteral("Ann");
        t.code = QStringLiteral("T-1");
        t.phone = QStringLiteral("+1 2");
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = core::Coordinate{47.1, 9.5};
        t.skills = exchange::skillsFrom(QStringLiteral("hvac:3@2027-01-31T00:00:00Z")).value();
        t.shifts
            = exchange::shiftsFrom(QStringLiteral("1-5 08:00-17:00 (12:00-12:30); 6 09:00-12:00")).value();
        t.maxOrdersPerDay = 8;
        t.maxMinutesPerDay = 480;
        t.speedFactor = 1.2;
        t.active = false;
        const QStringList cells = exchange::technicianCells(draft);
        QCOMPARE(cells.size(), exchange::technicianHeader().size());
        const auto read = drafts(
            (exchange::technicianHeader().join(',') + "\n\"" + cells.join("\",\"") + "\"\n").toUtf8());
        QCOMPARE(exchange::technicianCells(read.front()), cells);
    }
};

FIELDLANE_TEST_MAIN(TestTechnicianReader)
#include "tst_technicianreader.moc"
