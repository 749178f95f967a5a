#include "gui/intake/company.h"
#include "support/testmain.h"
#include "ui/intake/factlist.h"
#include "ui/intake/orderdetails.h"
#include "ui/shared/theme.h"
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>

using namespace fieldlane;
using namespace fieldlane::ui::intake;
using core::hours;
using fixture::Company;
using fixture::monday;

/// An order that waits for another one, in the details of both.
class TestOrderSequence : public QObject
{
    Q_OBJECT
    std::unique_ptr<Company> m_company;

    static void click(const OrderDetails &details, const char *button)
    {
        QTest::mouseClick(details.findChild<QAbstractButton *>(QLatin1String(button)), Qt::LeftButton);
    }
    static void retype(const OrderDetails &details, const QString &text)
    {
        auto *line = details.findChild<QLineEdit *>(QStringLiteral("field:") + field::follows);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    static bool states(const OrderDetails &details, const QString &part)
    {
        const auto labels = details.findChild<FactList *>()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    }

private Q_SLOTS:
    void init() { m_company = std::make_unique<Company>(); }

    void isEditedAndTold()
    {
        const auto desk = m_company->open();
        QWidget window;
        window.resize(420, 760);
        OrderDetails details(*desk, &window);
        details.resize(window.size());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto first = Company::addOrder(*desk);
        const auto next = Company::addOrder(*desk);
        details.setOrder(next.id);
        click(details, "edit");
        retype(details, QStringLiteral("WO-999999"));
        click(details, "editSave");
        QVERIFY(details.isEditing()); // there is no such order
        retype(details, first.number);
        click(details, "editSave");
        QVERIFY(!details.isEditing());
        const QString waiting = QStringLiteral("%1 (To dispatch)");
        QVERIFY(states(details, waiting.arg(first.number)));
        const desk::PlanOrder plan {first.id, 0, domain::TechnicianId(1), monday + hours(2), {}, desk::Consent::Given, {}};
        QVERIFY(Company::run(*desk, desk::SingleCommand(plan))->isDone());
        QVERIFY(!states(details, waiting.arg(first.number))); // it is told when that one is planned
        QVERIFY(states(details, first.number));
        details.setOrder(first.id);
        QVERIFY(states(details, waiting.arg(next.number)));
    }
};

int main(int argc, char **argv)
{
    support::prepare();
    QApplication app(argc, argv);
    ui::Theme::apply(app, ui::Theme::Mode::Light);
    TestOrderSequence test;
    return support::finish(QTest::qExec(&test, argc, argv));
}
#include "tst_ordersequence.moc"
