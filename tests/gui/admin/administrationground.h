#pragma once
#include "gui/companyground.h"
#include "support/answers.h"
#include "ui/admin/adminwindow.h"
#include "ui/admin/sectionpage.h"
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

namespace fieldlane::fixture {

/// A company with its administration open.
class AdministrationGround
{
public:
    CompanyGround company {QStringLiteral("sqlite")};
    support::Answers answers;
    std::unique_ptr<desk::Desk> own; ///< somebody's own desk, when not everybody's
    decltype(ui::admin::AdminTools::sendTest) sendTest; ///< set before it opens
    decltype(ui::admin::AdminTools::keepSecret) keepSecret;
    std::unique_ptr<ui::admin::AdminWindow> window;

    desk::Desk &desk() { return own ? *own : *company.everybody; }
    void open(const QString &login = {})
    {
        if (!login.isEmpty())
            own = company.enter(login);
        window = std::make_unique<ui::admin::AdminWindow>(desk(), ui::admin::AdminTools {answers, QTimeZone("Europe/Vaduz"), {}, sendTest, keepSecret});
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window is not active");
    }
    ui::admin::SectionPage &turnTo(const char *section)
    {
        window->showSection(QLatin1String(section));
        return window->page(QLatin1String(section));
    }
    /// Chooses an entry of the list by its name, with a click.
    void choose(const char *section, const QString &name)
    {
        ui::admin::SectionPage &page = turnTo(section);
        QListView *list = page.list();
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data().toString() != name)
                continue;
            list->scrollTo(index);
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
            return;
        }
        qFatal("no entry %s", qPrintable(name));
    }
    static QStringList namesIn(ui::admin::SectionPage &page)
    {
        QStringList names;
        for (int row = 0; row < page.list()->model()->rowCount(); ++row)
            names += page.list()->model()->index(row, 0).data().toString();
        return names;
    }
    template <class Widget>
    static Widget *in(QWidget &page, const char *name)
    {
        auto *widget = page.findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("no widget %s", name);
        return widget;
    }
    static void type(QLineEdit *line, const QString &text)
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    static void press(QWidget &page, const char *name)
    {
        auto *button = in<QAbstractButton>(page, name);
        QVERIFY2(button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static QString told(QWidget &page, const char *strip = "strip")
    {
        return in<ui::MessageStrip>(page, strip)->text();
    }
};

} // namespace fieldlane::fixture
