#include "core/random.h"
#include "desk/nearby.h"
#include "unit/desk/deskfixture.h"
#include "geo/distance.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using support::DeskFixture;

class TestNearby : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithLookingAtEverybody_data()
    {
        QTest::addColumn<int>("skills");
        QTest::newRow("a few skills") << 5;
        QTest::newRow("more than the index has bits") << 90;
    }
    void agreesWithLookingAtEverybody()
    {
        QFETCH(int, skills);
        DeskFixture ground;
        ground.freshDatabase(QStringLiteral("sqlite"));
        const auto desk = ground.open();
        core::Random random {quint64(skills)};
        const auto place = [&] { return core::Coordinate {47 + random.unit() * 0.3, 9.4 + random.unit() * 0.3}; };
        const auto skill = [&] { return QStringLiteral("skill %1").arg(random.below(skills), 2, 10, QLatin1Char('0')); };
        for (int i = 0; i < 90; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Person %1").arg(i));
            t.home = i % 10 == 9 ? std::nullopt : std::optional(place());
            t.skills = {{skill(), 1, {}}};
            if (const QString other = skill(); other != t.skills.front().name)
                t.skills.push_back({other, 3, {}});
            DeskFixture::addTechnician(*desk, t);
        }
        const Nearby nearby(desk->catalog());
        QCOMPARE(nearby.size(), size_t(81));
        for (int i = 0; i < 200; ++i) {
            const core::Coordinate from = place();
            const QStringList wanted = i % 3 == 0 ? QStringList() : i % 3 == 1 ? QStringList {skill()} : QStringList {skill(), skill()};
            std::vector<std::pair<double, domain::TechnicianId>> all;
            for (const domain::Technician &t : desk->catalog().technicians()) {
                const bool can = std::all_of(wanted.begin(), wanted.end(), [&](const QString &w) {
                    return std::any_of(t.skills.begin(), t.skills.end(), [&](const domain::Skill &s) { return s.name == w; });
                });
                if (t.home && can)
                    all.emplace_back(geo::distanceMetres(from, *t.home), t.id);
            }
            std::sort(all.begin(), all.end());
            const auto people = nearby.nearest(from, 4, wanted);
            QCOMPARE(people.size(), std::min<size_t>(4, all.size()));
            for (size_t k = 0; k < people.size(); ++k)
                QCOMPARE(people[k].technician, all[k].second);
        }
        QVERIFY(nearby.nearest(place(), 4, {QStringLiteral("juggling")}).empty());
    }
};

FIELDLANE_TEST_MAIN(TestNearby)
#include "tst_nearby.moc"
