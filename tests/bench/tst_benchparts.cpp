#include "support/databases.h"
#include "support/program.h"
#include "support/realdata.h"
#include "support/testmain.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace fieldlane;

namespace {

struct Lines
{
    QMap<QString, QJsonObject> byName;

    const QJsonObject operator[](const char *name) const { return byName.value(QLatin1String(name)); }
    /// A time: printed, positive, in order.
    bool isTime(const char *name) const
    {
        const QJsonObject line = (*this)[name];
        const double median = line.value(QStringLiteral("median")).toDouble();
        return line.value(QStringLiteral("unit")) == QStringLiteral("ms") && median > 0
            && line.value(QStringLiteral("p95")).toDouble() >= median
            && line.value(QStringLiteral("max")).toDouble() >= line.value(QStringLiteral("p95")).toDouble();
    }
    /// The same with a target, met or missed.
    bool isJudged(const char *name) const
    {
        const QJsonObject line = (*this)[name];
        const double target = line.value(QStringLiteral("target_ms")).toDouble();
        return isTime(name) && target > 0
            && line.value(QStringLiteral("met")).toBool() == (line.value(QStringLiteral("p95")).toDouble() <= target);
    }
    bool isRatio(const char *name) const
    {
        const QJsonObject line = (*this)[name];
        return line.value(QStringLiteral("unit")) == QStringLiteral("times") && line.value(QStringLiteral("value")).toDouble() > 0;
    }
};

} // namespace

class TestBenchParts : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Lines run(const QString &part, const QStringList &options = {})
    {
        const auto answer = support::runProgram(QStringLiteral("fieldlanectl"),
            QStringList {QStringLiteral("bench"), part, QStringLiteral("--folder"), m_folder.path()} + options);
        Lines lines;
        if (answer.exit != 0) {
            qWarning("%s", answer.err.constData());
            return lines;
        }
        for (const QByteArray &line : answer.out.trimmed().split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            lines.byName.insert(object.value(QStringLiteral("name")).toString(), object);
        }
        return lines;
    }

private Q_SLOTS:
    void board()
    {
        const Lines lines = run(QStringLiteral("board"), {QStringLiteral("--lanes"), QStringLiteral("30")});
        for (const char *name : {"board.load", "board.frame.31-days", "board.frame.7-days", "board.frame.1-days",
                 "board.frame.2-hours", "board.frame.10-minutes", "board.overview", "board.zoom-step", "board.drag-step"})
            QVERIFY2(lines.isJudged(name), name);
        QCOMPARE(lines["board.load.all"].value(QStringLiteral("bars")).toInt(), 3000);
        QCOMPARE(lines["board.load.all"].value(QStringLiteral("lanes")).toInt(), 30);
        QVERIFY(lines["board.frame.1-days"].value(QStringLiteral("rectangles")).toInt() > 0);
        for (const char *name : {"board.frame.31-days.QGraphicsScene.ratio", "board.overview.QGraphicsScene.ratio",
                 "board.zoom-step.QGraphicsScene.ratio"})
            QVERIFY2(lines.isRatio(name), name);
    }
    void map()
    {
        const Lines lines = run(QStringLiteral("map"), {QStringLiteral("--markers"), QStringLiteral("400")});
        for (const char *name : {"map.frame.cold-tiles", "map.frame.clustered", "map.frame.unclustered"})
            QVERIFY2(lines.isJudged(name), name);
        for (const char *name : {"map.zoom-step.clustered", "map.zoom-step.unclustered"})
            QVERIFY2(lines.isTime(name), name);
        QCOMPARE(lines["map.frame.unclustered"].value(QStringLiteral("markers")).toInt(), 400);
        QVERIFY(lines.isRatio("map.frame.unclustered.QGraphicsScene.ratio"));
    }
    void nearest()
    {
        const Lines lines = run(QStringLiteral("nearest"), {QStringLiteral("--people"), QStringLiteral("500")});
        for (const char *name : {"nearest.ten", "nearest.ten.skilled"})
            QVERIFY2(lines.isJudged(name), name);
        QVERIFY(lines["nearest.ten"].value(QStringLiteral("places")).toInt() == 500);
        QVERIFY(lines.isRatio("nearest.ten.scan.ratio"));
    }
    void rank()
    {
        const Lines lines = run(QStringLiteral("rank"), {QStringLiteral("--lanes"), QStringLiteral("30")});
        for (const char *name : {"rank.explained", "rank.explained.emergency"}) {
            QVERIFY2(lines.isJudged(name), name);
            QCOMPARE(lines[name].value(QStringLiteral("technicians")).toInt(), 30);
            QCOMPARE(lines[name].value(QStringLiteral("listed")).toInt(), 30); // each with its reasons
        }
        QVERIFY(lines.isTime("rank.every_way"));
    }
    void rules()
    {
        const Lines lines = run(QStringLiteral("rules"), {QStringLiteral("--orders"), QStringLiteral("2000")});
        for (const char *name : {"rules.evaluate50", "rules.evaluate50.folded", "rules.evaluate50.chinese", "rules.match1M.cached", "rules.counts1M"})
            QVERIFY2(lines.isJudged(name), name);
        for (const char *name : {"rules.compile50", "rules.check50"})
            QVERIFY2(lines.isTime(name), name);
        QVERIFY(lines.isRatio("rules.evaluate50.searches.ratio"));
    }
    void pool()
    {
        const Lines lines = run(QStringLiteral("pool"), {QStringLiteral("--orders"), QStringLiteral("2000")});
        for (const char *name : {"pool.search.first.one letter", "pool.search.first.two letters",
                 "pool.search.first.three letters", "pool.search.first.rare word", "pool.search.first.common word",
                 "pool.search.first.absent", "pool.filter.state.first", "pool.filter.state.count", "pool.view.jump"})
            QVERIFY2(lines.isTime(name), name);
        QVERIFY(lines.isRatio("pool.open-all.own-vs-QSqlQueryModel.ratio"));
        QVERIFY(lines.isRatio("pool.filter.own-on-all-vs-QSortFilterProxyModel-on-100000.ratio"));
    }
    void import()
    {
        const bool real = support::realData(QStringLiteral("la311-orders.csv")).has_value();
        const Lines lines = run(QStringLiteral("import"),
            {QStringLiteral("--rows"), QStringLiteral("800"), QStringLiteral("--db"), support::emptyDatabase(QStringLiteral("postgresql"), m_folder)});
        for (const char *name : {"import.real.sqlite", "import.real.postgresql"}) {
            if (!real) {
                QVERIFY2(!lines[name].value(QStringLiteral("skipped")).toString().isEmpty(), name);
                continue;
            }
            const QByteArray again = QByteArray(name) + ".again";
            QVERIFY2(lines.isJudged(name), name);
            QCOMPARE(lines[name].value(QStringLiteral("created")).toInt(), 800);
            QVERIFY2(lines[name].value(QStringLiteral("areas")).toInt() > 5, name);
            QCOMPARE(lines[again.constData()].value(QStringLiteral("unchanged")).toInt(), 800);
        }
    }
    void aServersDatabaseMustBeEmpty()
    {
        if (!support::realData(QStringLiteral("la311-orders.csv")))
            return;
        const QString url = support::emptyDatabase(QStringLiteral("postgresql"), m_folder);
        QFile csv(m_folder.filePath(QStringLiteral("technicians.csv")));
        QVERIFY(csv.open(QIODevice::WriteOnly) && csv.write("name,unit\nAnn,East\n") > 0);
        csv.close();
        const QStringList filled {QStringLiteral("import"), QStringLiteral("technicians"), csv.fileName(), QStringLiteral("--create-missing"),
            QStringLiteral("--db"), url};
        QCOMPARE(support::runProgram(QStringLiteral("fieldlanectl"), QStringList {QStringLiteral("init"), QStringLiteral("--db"), url}).exit, 0);
        QCOMPARE(support::runProgram(QStringLiteral("fieldlanectl"), filled).exit, 0);
        const auto answer = support::runProgram(QStringLiteral("fieldlanectl"),
            {QStringLiteral("bench"), QStringLiteral("import"), QStringLiteral("--db"), url, QStringLiteral("--folder"), m_folder.path()});
        QCOMPARE(answer.exit, 1);
        QVERIFY(answer.err.contains("must be empty"));
    }
    void start()
    {
        const Lines lines = run(QStringLiteral("start"), {QStringLiteral("--starts"), QStringLiteral("1")});
        QVERIFY(lines.isJudged("start.demonstration"));
        QVERIFY(lines["start.demonstration"].value(QStringLiteral("lanes")).toInt() >= 30);
        QVERIFY(lines["start.demonstration"].value(QStringLiteral("bars")).toInt() > 0);
        const bool real = support::realData(QStringLiteral("la311-orders.csv")).has_value();
        QCOMPARE(lines.isJudged("start.real"), real);
        for (const char *name : {"memory.real.settled.peak", "memory.real.opened.peak"})
            QCOMPARE(lines[name].value(QStringLiteral("value")).toDouble() > 10, real);
    }
    void watch()
    {
        const Lines lines = run(QStringLiteral("watch"),
            {QStringLiteral("--changes"), QStringLiteral("2"), QStringLiteral("--db"), support::emptyDatabase(QStringLiteral("postgresql"), m_folder)});
        for (const char *name : {"watch.sqlite", "watch.postgresql"}) {
            QVERIFY2(lines.isJudged(name), name);
            QCOMPARE(lines[name].value(QStringLiteral("runs")).toInt(), 2);
        }
        QVERIFY(lines.isTime("watch.sqlite.write"));
        QVERIFY(lines.isTime("watch.postgresql.write"));
    }
    void anUnknownPartIsWrongUse()
    {
        const auto answer = support::runProgram(
            QStringLiteral("fieldlanectl"), {QStringLiteral("bench"), QStringLiteral("everything")});
        QCOMPARE(answer.exit, 2);
        QVERIFY(answer.err.contains("everything"));
    }
};

FIELDLANE_TEST_MAIN(TestBenchParts)
#include "tst_benchparts.moc"
