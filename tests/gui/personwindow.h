#pragma once
#include "app/console/workspace.h"
#include "gui/companyground.h"
#include "ui/pool/pooltable.h"
#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace fieldlane::fixture {

/// The window of one person of the company, worked with as they would.
class PersonWindow
{
    QTemporaryDir m_folder;

public:
    QSettings settings {m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    std::unique_ptr<app::console::Workspace> workspace;

    PersonWindow(const CompanyGround &company, const QString &login) { open(company, login); }
    void open(const CompanyGround &company, const QString &login)
    {
        workspace = std::make_unique<app::console::Workspace>(company.enter(login), company.desks.clock, settings);
        workspace->setAnimated(false);
        workspace->start();
    }
    ui::shell::MainWindow &window() const { return workspace->window(); }
    QAction *action(const char *id) const { return window().findChild<QAction *>(QLatin1String(id)); }

    /// Looks for the order by its number in the list and clicks on it.
    void choose(const domain::Order &order) const
    {
        workspace->desk().poll();
        workspace->selection().setOrder({});
        window().layouts().apply(QStringLiteral("ordering"));
        ui::pool::PoolView &pool = workspace->pool();
        pool.setQuestion({}); // of every state
        auto *search = pool.findChild<QLineEdit *>(QStringLiteral("poolSearch"));
        search->clear();
        QTest::keyClicks(search, order.number);
        QTRY_VERIFY(pool.model().isComplete() && pool.model().rowCount() == 1 && pool.model().idAt(0) == order.id);
        const ui::pool::PoolTable &table = pool.table();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, {60, table.rowViewportPosition(0) + table.rowHeight(0) / 2});
        QCOMPARE(workspace->selection().order(), order.id);
    }
    /// A button beside the order's story, if it is there.
    QPushButton *button(const QString &name) const
    {
        for (auto *b : workspace->details().findChildren<QPushButton *>(name)) {
            if (b->isVisible())
                return b;
        }
        return nullptr;
    }
    bool may(const char *step) const
    {
        const QPushButton *b = button(QLatin1String("step:") + QLatin1String(step));
        return b && b->isEnabled();
    }
    void press(const QString &name) const
    {
        QPushButton *b = button(name);
        QVERIFY2(b && b->isEnabled(), qPrintable(name));
        QTest::mouseClick(b, Qt::LeftButton);
    }
    /// Types into a line that stands below the buttons and confirms it.
    void answer(const char *line, const QString &text) const
    {
        auto *edit = workspace->details().findChild<QLineEdit *>(QLatin1String(line));
        QVERIFY(edit && edit->isVisible());
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
};

} // namespace fieldlane::fixture
