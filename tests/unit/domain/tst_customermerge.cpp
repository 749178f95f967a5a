#include "domain/customermerge.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::domain;

namespace {

const core::Instant spring = core::fromMs(1'772'000'000'000);

CustomerFile bakery()
{
    CustomerFile file;
    file.customer = {CustomerId(1), 3, QStringLiteral("Bäckerei Nägele"), QStringLiteral("+423 232 11 22"), {}, {}};
    file.contacts = {{ContactId(1), 1, CustomerId(1), QStringLiteral("Rosa Nägele"), QStringLiteral("owner"), QStringLiteral("079 1"), {}}};
    file.sites = {{SiteId(1), 1, CustomerId(1), QStringLiteral("Landstrasse 4, 9490 Vaduz"), {}}};
    file.equipment = {{EquipmentId(1), 1, SiteId(1), QStringLiteral("Oven"), QStringLiteral("SN 1"), {}}};
    return file;
}

CustomerFile doubled()
{
    CustomerFile file;
    file.customer = {CustomerId(2), 1, QStringLiteral("Baeckerei Naegele AG"), QStringLiteral("00423 232 11 23"), QStringLiteral("A"), QStringLiteral("shop@example.org")};
    file.contacts = {{ContactId(2), 1, CustomerId(2), QStringLiteral("rosa nagele"), {}, QStringLiteral("0791"), {}},
        {ContactId(3), 1, CustomerId(2), QStringLiteral("Max"), {}, {}, {}}};
    file.sites = {{SiteId(2), 1, CustomerId(2), QStringLiteral("Landstraße 4 9490 VADUZ"), core::Coordinate {47.1, 9.5}},
        {SiteId(3), 1, CustomerId(2), QStringLiteral("Feldweg 1, 9494 Schaan"), {}}};
    file.equipment = {{EquipmentId(2), 1, SiteId(2), QStringLiteral("oven"), QStringLiteral("sn-1"), spring},
        {EquipmentId(3), 1, SiteId(2), QStringLiteral("Mixer"), {}, {}}, {EquipmentId(4), 1, SiteId(3), QStringLiteral("Fridge"), {}, {}}};
    return file;
}

} // namespace

/// What two files of one customer say together.
class TestCustomerMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost()
    {
        const CustomerMerge merge = mergeOf(bakery(), doubled());
        QCOMPARE(merge.kept.id, CustomerId(1));
        QCOMPARE(merge.kept.version, 3);
        QCOMPARE(merge.kept.phone, QStringLiteral("+423 232 11 22")); // stays
        QCOMPARE(merge.kept.email, QStringLiteral("shop@example.org")); // was empty
        QCOMPARE(merge.kept.grade, QStringLiteral("A"));
        QVERIFY(merge.lostGrade.isEmpty());
        QCOMPARE(merge.newContacts.size(), size_t(1)); // the other number, under the other name
        QCOMPARE(merge.newContacts.front().name, QStringLiteral("Baeckerei Naegele AG"));
        QCOMPARE(merge.newContacts.front().phone, QStringLiteral("00423 232 11 23"));
        QCOMPARE(merge.newContacts.front().email, QString());
        QCOMPARE(merge.newContacts.front().customerId, CustomerId(1));
    }
    void oneAddressIsOneSite()
    {
        const CustomerMerge merge = mergeOf(bakery(), doubled());
        QCOMPARE(merge.sameSites, (std::map<SiteId, SiteId> {{SiteId(2), SiteId(1)}}));
        QCOMPARE(merge.movedSites.size(), size_t(1));
        QCOMPARE(merge.movedSites.front().id, SiteId(3));
        QCOMPARE(merge.movedSites.front().customerId, CustomerId(1));
        QCOMPARE(merge.filledSites.size(), size_t(1));
        QVERIFY(merge.filledSites.front().location.has_value());
        QCOMPARE(merge.filledSites.front().address, QStringLiteral("Landstrasse 4, 9490 Vaduz"));
    }
    void oneSerialNumberIsOneMachine()
    {
        const CustomerMerge merge = mergeOf(bakery(), doubled());
        QCOMPARE(merge.sameEquipment, (std::map<EquipmentId, EquipmentId> {{EquipmentId(2), EquipmentId(1)}}));
        QCOMPARE(merge.filledEquipment.front().warrantyUntil, std::optional(spring));
        QCOMPARE(merge.movedEquipment.size(), size_t(1)); // what stands at the moved site goes with it
        QCOMPARE(merge.movedEquipment.front().id, EquipmentId(3));
        QCOMPARE(merge.movedEquipment.front().siteId, SiteId(1));
        CustomerFile other = bakery();
        other.equipment.front().warrantyUntil = spring + core::hours(24);
        QVERIFY(mergeOf(other, doubled()).sameEquipment.empty()); // two warranties are two statements
        other = bakery();
        other.equipment.front().serial.clear();
        CustomerFile dropped = doubled();
        dropped.equipment.front().serial.clear();
        QVERIFY(mergeOf(other, dropped).sameEquipment.empty()); // two ovens without a number may be two ovens
    }
    void contactsComeOnce()
    {
        const CustomerMerge merge = mergeOf(bakery(), doubled());
        QCOMPARE(merge.doubleContacts, std::vector<ContactId> {ContactId(2)});
        QCOMPARE(merge.movedContacts.size(), size_t(1));
        QCOMPARE(merge.movedContacts.front().id, ContactId(3));
        QCOMPARE(merge.movedContacts.front().customerId, CustomerId(1));
    }
    void sameWordsNeedNoContact()
    {
        CustomerFile same = bakery();
        same.customer.id = CustomerId(2);
        same.customer.name = QStringLiteral("BACKEREI NAGELE");
        same.customer.phone = QStringLiteral("00423 2321122");
        same.customer.grade = QStringLiteral("B");
        CustomerFile keep = bakery();
        keep.customer.grade = QStringLiteral("A");
        const CustomerMerge merge = mergeOf(keep, same);
        QVERIFY(merge.newContacts.empty());
        QCOMPARE(merge.kept, keep.customer);
        QCOMPARE(merge.lostGrade, QStringLiteral("B")); // said openly
    }
    void doublesAreAlikeByPhoneOrByNameAndAddress()
    {
        CustomerFile other = doubled();
        QVERIFY(!likenessOf(bakery(), other).phone);
        QVERIFY(likenessOf(bakery(), other).address.isEmpty()); // another name
        other.customer.name = QStringLiteral("bäckerei  nägele");
        QCOMPARE(likenessOf(bakery(), other).address, QStringLiteral("Landstrasse 4, 9490 Vaduz"));
        other.sites.erase(other.sites.begin());
        QVERIFY(likenessOf(bakery(), other).address.isEmpty()); // a common name
        other.customer.phone = QStringLiteral("+423-2321122");
        QVERIFY(likenessOf(bakery(), other).phone);
        CustomerFile silent = bakery();
        silent.customer.phone.clear();
        QVERIFY(!likenessOf(silent, silent).phone); // no number is no likeness
    }
};

FIELDLANE_TEST_MAIN(TestCustomerMerge)
#include "tst_customermerge.moc"
