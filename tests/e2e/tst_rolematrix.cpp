#include "desk/foundation.h"
#include "desk/login.h"
#include "store/databaselogins.h"
#include "support/program.h"
#include "support/testmain.h"
#include "ui/shared/rights.h"
#include "unit/desk/deskfixture.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace fieldlane;
using domain::OrderAction;
using domain::OrderState;
using support::DeskFixture;

namespace {

struct Role
{
    char letter;
    const char *name;
};
constexpr Role roles[] {{'C', "customerService"}, {'S', "afterSalesSupervisor"}, {'R', "regionManager"}, {'T', "technician"},
    {'M', "manager"}, {'A', "administrator"}};
constexpr int technicianCount = 40;
const QString secret = QStringLiteral("only for this test");

/// "R pendingDispatch assign" for everything that is allowed.
using Cells = std::set<QString>;

QString cell(char role, OrderState state, OrderAction action)
{
    return QStringLiteral("%1 %2 %3").arg(QLatin1Char(role)).arg(domain::toCode(state), domain::toCode(action));
}

template <class Visit>
void forEachCell(Visit visit)
{
    for (int s = 0; s < domain::orderStateCount; ++s)
        for (int a = 0; a < domain::orderActionCount; ++a)
            visit(OrderState(s), OrderAction(a));
}

Cells written()
{
    QFile file(QStringLiteral(FIELDLANE_ROLE_MATRIX));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no matrix");
    Cells cells;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.startsWith(QLatin1Char('#')))
            continue;
        const QStringList words = line.split(QLatin1Char(' '));
        if (words.size() != 3 || !domain::orderStateFrom(words[0]) || !domain::orderActionFrom(words[1]))
            qFatal("the matrix cannot be read: %s", qPrintable(line));
        for (const QChar role : words[2])
            cells.insert(QStringLiteral("%1 %2 %3").arg(role).arg(words[0], words[1]));
    }
    return cells;
}

/// What people may ask for by itself; the rest is chosen by flow or pool.
Cells askedFor(const Cells &cells)
{
    Cells asked;
    std::copy_if(cells.begin(), cells.end(), std::inserter(asked, asked.end()), [](const QString &c) {
        return domain::isAskedFor(*domain::orderActionFrom(c.section(QLatin1Char(' '), 2)));
    });
    return asked;
}

QString difference(const Cells &actual, const Cells &expected)
{
    QStringList lines;
    for (const QString &c : actual)
        if (!expected.contains(c))
            lines += QStringLiteral("allowed, but should not be: ") + c;
    for (const QString &c : expected)
        if (!actual.contains(c))
            lines += QStringLiteral("refused, but should not be: ") + c;
    return lines.join(QLatin1Char('\n'));
}

/// What a command line needs besides the order: all at once, each verb takes what it knows.
QString lineFor(OrderAction action, const QString &number, const QString &technician, const QString &at)
{
    static const std::map<OrderAction, QString> words {{OrderAction::SubmitForDispatch, QStringLiteral("submit")},
        {OrderAction::GiveBack, QStringLiteral("give-back")}, {OrderAction::StartTravel, QStringLiteral("travel")},
        {OrderAction::EndVisit, QStringLiteral("end-visit")}};
    if (action == OrderAction::Assign || action == OrderAction::Reassign)
        return QStringLiteral("assign %1 %2 --at %3 --force").arg(number, technician, at);
    if (action == OrderAction::Claim)
        return QStringLiteral("claim %1").arg(number);
    const auto known = words.find(action);
    const QString word = known == words.end() ? domain::toCode(action) : known->second;
    QString line = QStringLiteral("orders %1 %2").arg(word, number);
    const auto needs = [&](domain::StepNeed need) {
        return std::any_of(domain::lifecycle().begin(), domain::lifecycle().end(),
            [&](const domain::Transition &t) { return t.action == action && t.need == need; });
    };
    if (needs(domain::StepNeed::Reason))
        line += QStringLiteral(" --reason because");
    if (needs(domain::StepNeed::Unit))
        line += QStringLiteral(" --unit North");
    if (action == OrderAction::Offer)
        line += QStringLiteral(" --pool Free");
    return line;
}

/// Drafts go into dispatch, and their flow turns that into review or allocation; "assign" moves what has a place.
bool hasVerb(OrderState state, OrderAction action)
{
    if (action == OrderAction::Assign || action == OrderAction::Reassign)
        return domain::holdsBooking(state) == (action == OrderAction::Reassign);
    return domain::isAskedFor(action) && action != OrderAction::SubmitForReview && action != OrderAction::SubmitForAllocation;
}

} // namespace

/// Every role, every state, every action: the written table, the console, the command line and the database itself say
/// the same.
class TestRoleMatrix : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<desk::Desk> m_owner;
    domain::UnitId m_unit;
    domain::PoolId m_pool;
    std::vector<domain::TechnicianId> m_technicians;
    std::map<char, std::unique_ptr<store::Connection>> m_connections; ///< of the server's log-ins, by role
    int m_slots = 0;

    template <class Entity>
    qint64 save(const Entity &entity)
    {
        return DeskFixture::save(*m_owner, entity);
    }
    void company(const QString &database)
    {
        m_slots = 0;
        m_technicians.clear();
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_owner = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_owner, desk::foundation()));
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        m_unit = domain::UnitId(save(unit));
        for (int i = 0; i < technicianCount; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("T%1").arg(i, 2, 10, QLatin1Char('0')));
            t.unitId = m_unit;
            for (domain::WeekShift &shift : t.shifts)
                shift = {shift.weekday, 0, 24 * 60, 0, 0};
            m_technicians.push_back(domain::TechnicianId(save(t)));
        }
        domain::ClaimPool pool;
        pool.name = QStringLiteral("Free");
        pool.unitId = m_unit;
        pool.members = m_technicians;
        m_pool = domain::PoolId(save(pool));
        for (size_t i = 0; i < std::size(roles); ++i)
            DeskFixture::hire(*m_owner, login(roles[i]), roles[i].name, m_unit, m_technicians[i]);
    }
    static QString login(const Role &role)
    {
        return QStringLiteral("%1%2").arg(QLatin1String(role.name).toString().toLower()).arg(QCoreApplication::applicationPid());
    }
    /// A place on somebody's lane that nobody else uses.
    std::pair<domain::TechnicianId, core::Instant> slot(std::optional<domain::TechnicianId> whose = {})
    {
        const int number = m_slots++;
        const size_t who = whose ? size_t(std::find(m_technicians.begin(), m_technicians.end(), *whose) - m_technicians.begin())
                                 : std::size(roles) + size_t(number) % (m_technicians.size() - std::size(roles));
        return {m_technicians[who], m_fixture->clock.now() + core::hours(2) + core::hours(2) * number};
    }
    /// An order in a state, claimed by `holder` where a technician has it.
    desk::ImportOrder order(OrderState state, const QString &number, domain::TechnicianId holder)
    {
        domain::OrderRecord record;
        record.order = DeskFixture::order(QStringLiteral("Customer ") + number);
        record.order.number = number;
        record.order.state = state;
        record.order.unitId = m_unit;
        record.order.createdAt = m_fixture->clock.now();
        if (state == OrderState::Offered || domain::holdsBooking(state))
            record.order.poolId = m_pool;
        if (state == OrderState::Offered)
            record.order.claimUntil = m_fixture->clock.now() + core::hours(24);
        if (domain::holdsBooking(state)) {
            const auto [technician, at] = slot(holder);
            domain::Assignment a;
            a.technicianId = technician;
            a.plannedStart = at;
            a.plannedEnd = at + core::hours(1);
            a.dispatchedAt = m_fixture->clock.now();
            record.visits.push_back({});
            record.assignments.push_back(a);
        }
        return {record};
    }
    /// Orders for every cell of a role, in table order.
    void fill(char letter, domain::TechnicianId holder)
    {
        desk::Batch batch {QStringLiteral("import"), {}, {}, {}};
        forEachCell([&](OrderState state, OrderAction action) {
            batch.commands.push_back(order(state, numberOf(letter, state, action), holder));
        });
        const auto filled = DeskFixture::run(*m_owner, batch);
        QVERIFY2(filled && filled->isDone(), filled ? "" : qPrintable(filled.error().detail));
        // Imported orders came into their state by a claim, so that they can be given back.
        const auto claimed = direct(*m_owner, QStringLiteral("UPDATE orders SET last_action = 'claim' WHERE last_action = 'import' AND state IN ('assigned', 'accepted')"));
        QVERIFY2(claimed, claimed ? "" : qPrintable(claimed.error().detail));
    }
    static QString numberOf(char letter, OrderState state, OrderAction action)
    {
        return QStringLiteral("%1-%2-%3").arg(QLatin1Char(letter)).arg(int(state)).arg(int(action));
    }
    static core::Result<int> direct(desk::Desk &desk, const QString &sql)
    {
        std::optional<core::Result<int>> answer;
        desk.read<int>([&](store::Connection &c) { return c.execute(sql); }, &desk, [&](core::Result<int> r) { answer = r; });
        return *answer;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_connections.clear();
        m_owner.reset();
        m_fixture.reset();
    }

    void theLifecycleSaysTheSame()
    {
        Cells cells;
        for (const domain::Role &shipped : domain::shippedRoles()) {
            const auto role = std::find_if(std::begin(roles), std::end(roles), [&](const Role &r) { return shipped.name == QLatin1String(r.name); });
            for (const domain::Transition &t : domain::lifecycle()) {
                if (shipped.permissions.has(t.permission))
                    cells.insert(cell(role->letter, t.from, t.action));
            }
        }
        QCOMPARE(difference(cells, written()), QString());
    }

    void theConsoleOffersTheSame()
    {
        Cells cells;
        for (const domain::Role &shipped : domain::shippedRoles()) {
            const auto role = std::find_if(std::begin(roles), std::end(roles), [&](const Role &r) { return shipped.name == QLatin1String(r.name); });
            domain::Viewer viewer;
            viewer.permissions = shipped.permissions;
            viewer.technician = domain::TechnicianId(1);
            const ui::Rights rights(viewer);
            for (int s = 0; s < domain::orderStateCount; ++s) {
                domain::Order order;
                order.state = OrderState(s);
                order.poolId = domain::PoolId(1);
                order.lastAction = domain::toCode(OrderAction::Claim);
                for (const domain::Transition &step : rights.steps(order)) {
                    if (rights.objection(step.permission).isEmpty())
                        cells.insert(cell(role->letter, order.state, step.action));
                }
            }
        }
        QCOMPARE(difference(cells, askedFor(written())), QString());
    }

    void theCommandLineDoesTheSame()
    {
        company(QStringLiteral("sqlite"));
        Cells cells;
        for (size_t i = 0; i < std::size(roles); ++i) {
            const char letter = roles[i].letter;
            fill(letter, m_technicians[i]);
            QByteArray lines;
            std::vector<QString> asked;
            forEachCell([&](OrderState state, OrderAction action) {
                if (!hasVerb(state, action))
                    return;
                const auto [technician, at] = slot();
                lines += lineFor(action, numberOf(letter, state, action), m_owner->catalog().technician(technician)->name, core::toIso(at)).toUtf8() + '\n';
                asked.push_back(cell(letter, state, action));
            });
            const auto answer = support::runProgram(QStringLiteral("fieldlanectl"),
                {QStringLiteral("batch"), QStringLiteral("--json"), QStringLiteral("--db"), m_fixture->url, QStringLiteral("--as"), login(roles[i]),
                    QStringLiteral("--now"), core::toIso(m_fixture->clock.now())},
                lines);
            const QList<QByteArray> reports = answer.out.trimmed().split('\n');
            QCOMPARE(reports.size(), qsizetype(asked.size()));
            for (size_t n = 0; n < asked.size(); ++n) {
                const QJsonObject report = QJsonDocument::fromJson(reports[qsizetype(n)]).object();
                if (report[QStringLiteral("exit")].toInt(-1) == 0)
                    cells.insert(asked[n]);
                else // wrong use or a missing order would hide what this is about
                    QVERIFY2(isRefusal(asked[n], report[QStringLiteral("error")][QStringLiteral("code")].toString()), reports[qsizetype(n)].constData());
            }
        }
        Cells expected = askedFor(written());
        std::erase_if(expected, [](const QString &c) {
            return !hasVerb(*domain::orderStateFrom(c.section(QLatin1Char(' '), 1, 1)), *domain::orderActionFrom(c.section(QLatin1Char(' '), 2)));
        });
        QCOMPARE(difference(cells, expected), QString());
    }

    void theDatabaseLetsTheSame()
    {
        company(QStringLiteral("postgresql"));
        const Cells before = allowedBySql();
        QCOMPARE(difference(before, written()), QString());
        // One row of the table flipped: exactly its cells differ.
        QVERIFY(direct(*m_owner, QStringLiteral("UPDATE lifecycle_steps SET permission = 'claimOrders' WHERE action = 'close'")));
        Cells expected = written();
        for (const char role : {'S', 'R'})
            expected.erase(cell(role, OrderState::Completed, OrderAction::Close));
        expected.insert(cell('T', OrderState::Completed, OrderAction::Close));
        QCOMPARE(difference(allowedBySql(), expected), QString());
    }

private:
    /// Besides plain refusals: a technician sees no order that is nobody's or somebody else's, and who comes too late
    /// for a claim hears who has it.
    static bool isRefusal(const QString &asked, const QString &code)
    {
        return code == QLatin1String("forbidden") || (code == QLatin1String("not-found") && asked.startsWith(QLatin1Char('T')))
            || (code == QLatin1String("conflict") && asked.endsWith(QLatin1String(" claim")));
    }

    /// Every cell tried as the person's own log-in of the server, and taken back.
    Cells allowedBySql()
    {
        Cells cells;
        for (size_t i = 0; i < std::size(roles); ++i) {
            auto &connection = m_connections[roles[i].letter];
            if (!connection)
                connection = connectAs(login(roles[i]));
            tryAll(roles[i].letter, m_technicians[i], *connection, cells);
        }
        return cells;
    }
    std::unique_ptr<store::Connection> connectAs(const QString &name)
    {
        std::optional<core::Result<bool>> admitted;
        m_owner->read<bool>(
            [&](store::Connection &c) -> core::Result<bool> {
                FIELDLANE_TRY(store::admitPerson(c, name, secret));
                return true;
            },
            m_owner.get(), [&](core::Result<bool> r) { admitted = r; });
        if (!*admitted)
            qFatal("%s", qPrintable(admitted->error().detail));
        QUrl url(m_fixture->url);
        url.setUserName(name);
        const QByteArray ownerPassword = qgetenv("PGPASSWORD");
        qputenv("PGPASSWORD", secret.toUtf8());
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(url.toString()), store::Connection::Access::ReadWrite);
        qputenv("PGPASSWORD", ownerPassword);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().detail));
        return std::move(*connection);
    }
    void tryAll(char letter, domain::TechnicianId holder, store::Connection &connection, Cells &cells)
    {
        for (int s = 0; s < domain::orderStateCount; ++s) {
            const QString number = QStringLiteral("%1-%2-%3").arg(QLatin1Char(letter)).arg(s).arg(m_slots++);
            const auto made = DeskFixture::run(*m_owner, desk::SingleCommand(order(OrderState(s), number, holder)));
            if (!made || !direct(*m_owner, QStringLiteral("UPDATE orders SET last_action = 'unknown', entered_by = "
                                                          "(SELECT id FROM people WHERE login = '%1') WHERE number = '%2'")
                                               .arg(loginOf(letter), number)))
                qFatal("cannot make an order");
            for (int a = 0; a < domain::orderActionCount; ++a) {
                if (isAllowed(connection, number, OrderState(s), OrderAction(a)))
                    cells.insert(cell(letter, OrderState(s), OrderAction(a)));
            }
        }
    }
    static QString loginOf(char letter)
    {
        return login(*std::find_if(std::begin(roles), std::end(roles), [&](const Role &r) { return r.letter == letter; }));
    }
    static bool isAllowed(store::Connection &connection, const QString &number, OrderState state, OrderAction action)
    {
        const auto step = domain::transition(state, action);
        const auto elsewhere = std::find_if(domain::lifecycle().begin(), domain::lifecycle().end(), [&](const auto &t) { return t.action == action; });
        const OrderState to = step ? step->to : elsewhere->to;
        if (!connection.execute(QStringLiteral("BEGIN")))
            qFatal("no transaction");
        const auto touched = connection.execute(QStringLiteral("UPDATE orders SET state = ?, last_action = ? WHERE number = ?"),
            {domain::toCode(to), domain::toCode(action), number});
        if (!connection.execute(QStringLiteral("ROLLBACK")))
            qFatal("no end of a transaction");
        return touched && *touched == 1;
    }
};

FIELDLANE_TEST_MAIN(TestRoleMatrix)
#include "tst_rolematrix.moc"
