#include "domain/customfields.h"
#include "support/testmain.h"
#include <QJsonArray>

using namespace fieldlane::domain;

class TestCustomFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldsStandInTheirPlaces()
    {
        OrderTemplate t;
        t.customFields = {{QStringLiteral("a"), QJsonObject {{QStringLiteral("type"), QStringLiteral("number")}}},
            {QStringLiteral("b"),
                QJsonObject {{QStringLiteral("place"), 2}, {QStringLiteral("type"), QStringLiteral("choice")},
                    {QStringLiteral("choices"), QJsonArray {QStringLiteral("x"), QStringLiteral("y")}}}},
            {QStringLiteral("c"),
                QJsonObject {{QStringLiteral("place"), 1}, {QStringLiteral("type"), QStringLiteral("hologram")},
                    {QStringLiteral("label"), QStringLiteral("Colour")}, {QStringLiteral("required"), true}}}};
        const auto fields = customFieldsOf(t);
        QCOMPARE(int(fields.size()), 3);
        QCOMPARE(fields[0].name, QStringLiteral("c"));
        QCOMPARE(fields[0].label, QStringLiteral("Colour"));
        QCOMPARE(fields[0].kind, CustomKind::Text); // of a newer program
        QVERIFY(fields[0].required);
        QCOMPARE(fields[1].choices, (QStringList {QStringLiteral("x"), QStringLiteral("y")}));
        QCOMPARE(fields[2].label, QStringLiteral("a"));
    }
    void fieldsOfAllTypesAreToldOnce()
    {
        const auto choice = [](std::initializer_list<QString> choices) {
            return QJsonObject {{QStringLiteral("type"), QStringLiteral("choice")}, {QStringLiteral("label"), QStringLiteral("Brand")},
                {QStringLiteral("choices"), QJsonArray::fromStringList(choices)}};
        };
        OrderTemplate first, second;
        first.customFields = {{QStringLiteral("brand"), choice({QStringLiteral("Bosch"), QStringLiteral("Miele")})}};
        second.customFields = {{QStringLiteral("brand"), choice({QStringLiteral("Miele"), QStringLiteral("V-Zug")})},
            {QStringLiteral("area"), QJsonObject {}}};
        const auto fields = customFieldsOf(std::vector {first, second});
        QCOMPARE(fields.size(), size_t(2));
        QCOMPARE(fields[0].name, QStringLiteral("area"));
        QCOMPARE(fields[1].choices, (QStringList {QStringLiteral("Bosch"), QStringLiteral("Miele"), QStringLiteral("V-Zug")}));
    }
    void texts_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("fault"); // -1: none
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, CustomKind kind, const char *text, int fault, const QJsonValue &value) {
            QTest::newRow(name) << int(kind) << QString::fromUtf8(text) << fault << value;
        };
        const QJsonValue none(QJsonValue::Undefined);
        row("point", CustomKind::Number, "12.5", -1, 12.5);
        row("comma", CustomKind::Number, "12,5", -1, 12.5);
        row("no number", CustomKind::Number, "much", int(CustomFault::NotANumber), none);
        row("date", CustomKind::Date, "2024-02-29", -1, QStringLiteral("2024-02-29"));
        row("no such day", CustomKind::Date, "2023-02-29", int(CustomFault::NotADate), none);
        row("choice", CustomKind::Choice, "y", -1, QStringLiteral("y"));
        row("no choice", CustomKind::Choice, "z", int(CustomFault::NotAChoice), none);
        row("yes", CustomKind::Bool, "true", -1, true);
        row("text", CustomKind::Text, " 王 ", -1, QStringLiteral("王"));
        row("empty", CustomKind::Number, "  ", -1, none);
    }
    void texts()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(int, fault);
        QFETCH(QJsonValue, value);
        const CustomField field {{}, {}, CustomKind(kind), {QStringLiteral("x"), QStringLiteral("y")}, false};
        const auto found = faultOf(field, text);
        QCOMPARE(found ? int(*found) : -1, fault);
        if (found)
            return;
        QCOMPARE(customValue(field, text), value);
        if (!value.isUndefined())
            QCOMPARE(customValue(field, customText(value)), value);
    }
    void requiredMayNotBeEmpty()
    {
        const CustomField field {{}, {}, CustomKind::Text, {}, true};
        QCOMPARE(faultOf(field, QStringLiteral(" ")), std::optional(CustomFault::Missing));
    }
};

FIELDLANE_TEST_MAIN(TestCustomFields)
#include "tst_customfields.moc"
