#pragma once
#include "gui/companyground.h"
#include "support/answers.h"
#include "ui/customers/customerlist.h"
#include "ui/customers/customerpage.h"
#include "ui/customers/customerswindow.h"
#include "ui/customers/mergedialog.h"
#include <QLineEdit>
#include <QTest>

namespace fieldlane::fixture {

/// A bakery that was filed twice, a hotel with much of everything, and the window on them.
class CustomersGround
{
public:
    CompanyGround company {QStringLiteral("sqlite")};
    support::Answers answers;
    domain::CustomerId bakery;
    domain::CustomerId twin;
    domain::CustomerId hotel;
    std::unique_ptr<desk::Desk> own; ///< somebody's own desk, when not everybody's
    std::unique_ptr<ui::customers::CustomersWindow> window;

    CustomersGround()
    {
        bakery = add(file(QStringLiteral("Bäckerei Nägele"), QStringLiteral("+423 232 11 22"), QStringLiteral("Landstrasse 4, 9490 Vaduz")));
        domain::CustomerFile second = file(QStringLiteral("Naegele, Baeckerei"), QStringLiteral("00423 232 11 22"), QStringLiteral("LANDSTRASSE 4, 9490 VADUZ"));
        second.customer.email = QStringLiteral("shop@example.org");
        second.contacts = {{{}, 0, {}, QStringLiteral("Hugo Frick"), QStringLiteral("Caretaker"), QStringLiteral("079 555 01 02"), {}}};
        twin = add(second);
        domain::CustomerFile big = file(QStringLiteral("Verwaltungsgenossenschaft der Eigentümergemeinschaft Oberbendern-Unterdorf 王小明"),
            QStringLiteral("+41 79 555 01 02"), QStringLiteral("瓦杜兹市政厅广场 1 号（列支敦士登酒店管理有限公司）"));
        big.contacts = {{{}, 0, {}, QStringLiteral("José Ramón Fernández-Villaverde y Ortiz"), QStringLiteral("Administrador de la propiedad"), QStringLiteral("+34 600 000 000"), QStringLiteral("jose.fernandez@administracion.example.org")},
            {{}, 0, {}, QStringLiteral("林晓燕"), QStringLiteral("经理"), QStringLiteral("+86 21 5555 0101"), {}}};
        big.sites.push_back({domain::SiteId(-2), 0, {}, QStringLiteral("Unterdorfstrasse 112a, Haus Nord, 9487 Gamprin-Bendern"), core::Coordinate {47.2, 9.5}});
        big.equipment.push_back({{}, 0, domain::SiteId(-2), QStringLiteral("Wärmepumpe im Untergeschoss"), QStringLiteral("WP-2031-00018"), company.desks.clock.now() - core::hours(24 * 90)});
        hotel = add(big);
        orderFor(bakery, QStringLiteral("B-1"), QStringLiteral("Oven stays cold"));
        orderFor(twin, QStringLiteral("T-1"), QStringLiteral("Door of the oven does not close"));
        orderFor(hotel, QStringLiteral("H-1"), QStringLiteral("Die Wärmepumpe macht seit gestern Abend ein sehr lautes Geräusch und heizt nicht mehr 漏水"));
    }
    desk::Desk &desk() { return own ? *own : *company.everybody; }
    void open(const QString &login = {})
    {
        if (!login.isEmpty())
            own = company.enter(login);
        window = std::make_unique<ui::customers::CustomersWindow>(desk(), ui::customers::CustomersWindow::Tools {answers, QTimeZone("Europe/Vaduz"), core::Duration(0)});
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window is not active");
    }
    static domain::CustomerFile file(const QString &name, const QString &phone, const QString &address)
    {
        domain::CustomerFile f;
        f.customer.name = name;
        f.customer.phone = phone;
        f.sites = {{domain::SiteId(-1), 0, {}, address, {}}};
        f.equipment = {{{}, 0, domain::SiteId(-1), QStringLiteral("Oven"), QStringLiteral("SN 4711"), {}}};
        return f;
    }
    domain::CustomerId add(const domain::CustomerFile &f) { return domain::CustomerId(company.run(desk::SingleCommand(desk::EditCustomer {{}, f}))); }
    desk::CustomerFile stored(domain::CustomerId id)
    {
        std::optional<desk::CustomerFile> found;
        desk::CustomerLookup(*company.everybody).open(id, company.everybody.get(), [&](const core::Result<desk::CustomerFile> &r) {
            if (r)
                found = *r;
        });
        return found.value_or(desk::CustomerFile());
    }
    void orderFor(domain::CustomerId id, const QString &number, const QString &description)
    {
        const desk::CustomerFile f = stored(id);
        domain::Order o = support::DeskFixture::order(f.customer.name);
        o.number = number;
        o.description = description;
        o.customerId = id;
        o.siteId = f.sites.front().id;
        o.equipmentId = f.equipment.front().id;
        support::DeskFixture::addOrder(*company.everybody, o);
    }
    template <class Widget = QWidget>
    Widget *in(const char *name, QWidget *where = nullptr)
    {
        auto *widget = (where ? where : window.get())->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("no widget %s", name);
        return widget;
    }
    void press(const char *name, QWidget *where = nullptr)
    {
        auto *button = in<QAbstractButton>(name, where);
        QVERIFY2(button->isEnabled() && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void type(QLineEdit *line, const QString &text)
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    QLineEdit *cell(const char *editor, int row, int column)
    {
        QWidget *button = in(editor); // the button below the rows
        auto *line = button->parentWidget()->findChild<QLineEdit *>(QStringLiteral("cell:%1:%2").arg(row).arg(column));
        if (!line)
            qFatal("no cell %d:%d in %s", row, column, editor);
        return line;
    }
    void search(const QString &text)
    {
        type(in<QLineEdit>("customerSearch"), text);
        QTest::keyClick(in<QLineEdit>("customerSearch"), Qt::Key_Return);
    }
    QStringList listed()
    {
        QStringList names;
        QListWidget *list = window->list().list();
        for (int row = 0; row < list->count(); ++row)
            names += list->item(row)->text();
        return names;
    }
    void choose(const QString &name)
    {
        QListWidget *list = window->list().list();
        for (QListWidgetItem *item : list->findItems(name, Qt::MatchExactly)) {
            list->scrollToItem(item);
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item).center());
            return;
        }
        qFatal("no customer %s", qPrintable(name));
    }
    QString told() { return in<ui::MessageStrip>("strip")->text(); }
    QString title() { return ui::TextLabel::plain(in<QLabel>("customerTitle")->text()); }
};

} // namespace fieldlane::fixture
