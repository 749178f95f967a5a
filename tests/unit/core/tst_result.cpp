#include "core/result.h"
#include "support/testmain.h"
#include <memory>
#include <QCoreApplication>
#include <QSet>

using namespace fieldlane;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Result<int> half(int n)
{
    if (n % 2 != 0)
        return Error{ErrorCode::InvalidInput, QString::number(n), QStringLiteral("The number is odd.")};
    return n / 2;
}

Result<int> quarter(int n)
{
    FIELDLANE_ASSIGN(first, half(n));
    FIELDLANE_ASSIGN(second, half(first));
    return second;
}

Result<void> mustBeEven(int n)
{
    FIELDLANE_TRY(half(n));
    return {};
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsAValueOrAnError()
    {
        QCOMPARE(*half(4), 2);
        QVERIFY(!half(3));
        QCOMPARE(half(3).error().subject, QStringLiteral("3"));
    }
    void anErrorTravelsUp()
    {
        QCOMPARE(quarter(8).value(), 2);
        QCOMPARE(quarter(6).error().subject, QStringLiteral("3"));
        QVERIFY(mustBeEven(2));
        QCOMPARE(mustBeEven(5).error(), half(5).error());
    }
    void aValueThatCannotBeCopiedMovesOut()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
        const std::unique_ptr<int> taken = *std::move(result);
        QCOMPARE(*taken, 7);
    }
    void everyCodeHasItsOwnSpelling()
    {
        QSet<QString> codes;
        for (int i = 0; i <= int(ErrorCode::Internal); ++i)
            codes << core::toText(ErrorCode(i));
        QCOMPARE(codes.size(), int(ErrorCode::Internal) + 1);
    }
};

FIELDLANE_TEST_MAIN(TestResult)
#include "tst_result.moc"
