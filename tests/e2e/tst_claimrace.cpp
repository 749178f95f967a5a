#include "support/databases.h"
#include "support/program.h"
#include "support/testmain.h"
#include <map>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <set>

using namespace fieldlane;

namespace {

constexpr int orderCount = 2000;
constexpr int technicianCount = 16;
const QString now = QStringLiteral("2026-03-04T09:30:00Z");

QString technician(int i)
{
    return QStringLiteral("T%1").arg(i, 2, 10, QLatin1Char('0'));
}

QString order(int i)
{
    return QStringLiteral("A-%1").arg(i);
}

/// Which order a program claims with a line of its input: all are at the same sixteen orders at a time, each begins with
/// another, so that all win some.
QString orderOfLine(int program, int line)
{
    static_assert(orderCount % technicianCount == 0);
    return order(line / technicianCount * technicianCount + (line + program) % technicianCount);
}

} // namespace

/// Sixteen programs at once claim the same orders: each order is won once, and everybody hears what became of it.
class TestClaimRace : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_database;

    QStringList with(QStringList arguments) const
    {
        return arguments + QStringList {QStringLiteral("--db"), m_database, QStringLiteral("--now"), now};
    }
    void run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        const auto answer = support::runProgram(QStringLiteral("fieldlanectl"), with(arguments), input);
        QVERIFY2(answer.exit == 0, answer.err.constData());
    }
    /// Technicians who work around the clock, all at one place, so that nothing but the race decides.
    void staff() const
    {
        QByteArray csv("name,unit,code,skills,latitude,longitude,shift start,shift end\n");
        for (int i = 0; i < technicianCount; ++i)
            csv += "Member " + technician(i).toUtf8() + ",North," + technician(i).toUtf8() + ",,47.14,9.52,00:00,24:00\n";
        QFile file(m_folder.filePath(QStringLiteral("technicians.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(csv) == csv.size());
        file.close();
        run({QStringLiteral("import"), QStringLiteral("technicians"), file.fileName(), QStringLiteral("--create-missing"),
            QStringLiteral("--zone"), QStringLiteral("Europe/Vaduz")});
    }
    /// What one program was told, by order.
    using Answers = std::map<QString, QString>;
    /// Written at once, with all that the program is to claim.
    QString claimsFile(int program) const
    {
        QFile file(m_folder.filePath(QStringLiteral("claims-%1").arg(program)));
        QByteArray lines;
        for (int line = 0; line < orderCount; ++line)
            lines += "claim " + orderOfLine(program, line).toUtf8() + '\n';
        if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    QString answersFile(int program) const { return m_folder.filePath(QStringLiteral("answers-%1").arg(program)); }
    Answers answersOf(int program) const
    {
        Answers answers;
        int line = 0;
        QFile file(answersFile(program));
        if (!file.open(QIODevice::ReadOnly))
            return answers;
        for (const QByteArray &text : file.readAll().split('\n')) {
            const QJsonObject report = QJsonDocument::fromJson(text).object();
            if (report.isEmpty())
                continue;
            answers[orderOfLine(program, line++)] = report[QStringLiteral("exit")].toInt() == 0
                ? QStringLiteral("won")
                : report[QStringLiteral("error")][QStringLiteral("code")].toString();
        }
        return answers;
    }

private Q_SLOTS:
    void oneWinnerEach_data() { support::addDatabaseRows(); }
    void oneWinnerEach()
    {
        QFETCH(QString, database);
        m_database = support::emptyDatabase(database, m_folder);
        run({QStringLiteral("init")});
        staff();
        QStringList members;
        for (int i = 0; i < technicianCount; ++i)
            members += technician(i);
        run({QStringLiteral("pools"), QStringLiteral("set"), QStringLiteral("North"), QStringLiteral("--unit"), QStringLiteral("North"),
            QStringLiteral("--members"), members.join(QLatin1Char(','))});
        QByteArray entries;
        for (int i = 0; i < orderCount; ++i)
            entries += "orders add --pool North --unit North --place 47.14,9.52 --minutes 5 --number " + order(i).toUtf8() + '\n';
        run({QStringLiteral("batch")}, entries);

        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < technicianCount; ++i) {
            auto &program = programs.emplace_back(std::make_unique<QProcess>());
            // Both are files: a pipe is served only while somebody waits for that very program, and the others stand still.
            program->setStandardInputFile(claimsFile(i));
            program->setStandardOutputFile(answersFile(i));
            program->start(support::programPath(QStringLiteral("fieldlanectl")),
                with({QStringLiteral("batch"), QStringLiteral("--json"), QStringLiteral("--as"), technician(i)}));
        }
        std::map<QString, int> winners;
        std::set<int> winning;
        for (int i = 0; i < technicianCount; ++i) {
            QVERIFY(programs[size_t(i)]->waitForFinished(-1));
            const QByteArray err = programs[size_t(i)]->readAllStandardError();
            const Answers answers = answersOf(i);
            QVERIFY2(answers.size() == orderCount, err.constData());
            for (const auto &[number, answer] : answers) {
                QVERIFY2(answer == QLatin1String("won") || answer == QLatin1String("conflict"), qPrintable(number + answer));
                winners[number] += answer == QLatin1String("won") ? 1 : 0;
                if (answer == QLatin1String("won"))
                    winning.insert(i);
            }
        }
        QVERIFY2(winning.size() > 1, "one program claimed before the others had begun");
        QCOMPARE(winners.size(), size_t(orderCount));
        for (const auto &[number, count] : winners)
            QVERIFY2(count == 1, qPrintable(number));
        run({QStringLiteral("check")});
    }
};

FIELDLANE_TEST_MAIN(TestClaimRace)
#include "tst_claimrace.moc"
