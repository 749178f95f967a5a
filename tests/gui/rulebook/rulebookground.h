#pragma once
#include "gui/companyground.h"
#include "rules/rulebookjson.h"
#include "support/answers.h"
#include "ui/rulebook/rulebookwindow.h"
#include "ui/rulebook/rulelist.h"
#include "ui/rulebook/rulelistmodel.h"
#include "ui/rulebook/searchpopup.h"
#include "ui/shared/messagestrip.h"
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

namespace fieldlane::fixture {

/// A company with types, grades, technicians and some orders, and the rules editor on it.
class RulebookGround
{
public:
    CompanyGround company;
    support::Answers answers;
    QString importPath; ///< what the door of the desktop gives
    QString exportPath;
    domain::TemplateId repair;
    domain::TemplateId service;
    domain::TechnicianId ada;
    domain::TechnicianId ben;
    std::unique_ptr<desk::Desk> own; ///< somebody's own desk, when not everybody's
    std::unique_ptr<ui::rulebook::RuleBookWindow> window;

    explicit RulebookGround(const QString &database = QStringLiteral("sqlite"))
        : company(database)
    {
        domain::OrderTemplate type;
        type.name = QStringLiteral("Repair");
        type.customFields = QJsonObject {{QStringLiteral("floor"), QJsonObject {{QStringLiteral("type"), QStringLiteral("number")}, {QStringLiteral("label"), QStringLiteral("Floor")}}},
            {QStringLiteral("bought"), QJsonObject {{QStringLiteral("type"), QStringLiteral("date")}, {QStringLiteral("label"), QStringLiteral("Bought on")}}}};
        repair = domain::TemplateId(company.save(type));
        type.name = QStringLiteral("Service");
        type.customFields = {};
        service = domain::TemplateId(company.save(type));
        domain::CustomerGrade gold;
        gold.name = QStringLiteral("Gold");
        company.save(gold);
        ada = company.technician(QStringLiteral("Ada"), company.north);
        ben = company.technician(QStringLiteral("Ben"), company.south);
        order(QStringLiteral("W-1"), "Pipe burst in the cellar", domain::Priority::Emergency);
        order(QStringLiteral("W-2"), "Boiler makes a noise", domain::Priority::Normal);
        order(QStringLiteral("W-3"), "Yearly service of the boiler", domain::Priority::Low);
    }
    domain::Order order(const QString &number, const char *description, domain::Priority priority)
    {
        domain::Order o = support::DeskFixture::order(QStringLiteral("Rosa Beck"));
        o.number = number;
        o.description = QLatin1String(description);
        o.priority = priority;
        o.templateId = description[0] == 'Y' ? service : repair;
        o.unitId = company.north;
        o.address = QStringLiteral("Landstrasse 4, 9490 Vaduz");
        return support::DeskFixture::addOrder(*company.everybody, o);
    }
    desk::Desk &desk() { return own ? *own : *company.everybody; }
    void open(const QString &login = {}, QSize size = {1280, 720})
    {
        if (!login.isEmpty())
            own = company.enter(login);
        ui::rulebook::RuleFiles::Doors doors;
        doors.open = [this](QWidget *, const std::function<void(const QString &)> &chosen) { chosen(importPath); };
        doors.save = [this](QWidget *, const QString &, const std::function<void(const QString &)> &chosen) { chosen(exportPath); };
        window = std::make_unique<ui::rulebook::RuleBookWindow>(desk(),
            ui::rulebook::RuleBookWindow::Tools {answers, QTimeZone("Europe/Vaduz"), {{}, core::Worker::Mode::InPlace}, doors, core::Duration(0)});
        window->resize(size);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window is not active");
    }
    template <class Widget = QWidget>
    Widget *in(const QString &name, QWidget *where = nullptr)
    {
        auto *widget = (where ? where : window.get())->template findChild<Widget *>(name);
        if (!widget)
            qFatal("no widget %s", qPrintable(name));
        return widget;
    }
    template <class Widget = QWidget>
    Widget *in(const char *name, QWidget *where = nullptr) { return in<Widget>(QLatin1String(name), where); }
    void settle()
    {
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::sendPostedEvents();
    }
    void press(const QString &name, QWidget *where = nullptr)
    {
        settle(); // what the layouts have put off
        auto *button = in<QAbstractButton>(name, where);
        QVERIFY2(button->isEnabled() && button->isVisible(), qPrintable(name));
        constexpr int box = 8; // of a check box only box and text count
        QTest::mouseClick(button, Qt::LeftButton, {}, qobject_cast<QCheckBox *>(button) ? QPoint(box, button->height() / 2) : QPoint());
    }
    void press(const char *name, QWidget *where = nullptr) { press(QString(QLatin1String(name)), where); }
    /// With the mouse: opens a choice and clicks what it is called.
    void pick(const QString &name, const QString &text)
    {
        settle();
        auto *choice = in<ui::rulebook::SearchChoice>(name);
        QVERIFY2(choice->isEnabled() && choice->isVisible(), qPrintable(name));
        QTest::mouseClick(choice, Qt::LeftButton, {}, QPoint(choice->width() - 8, choice->height() / 2));
        settle();
        auto *popup = in<QListWidget>("popupList", choice);
        const auto items = popup->findItems(text, Qt::MatchExactly);
        QVERIFY2(!items.isEmpty(), qPrintable(text));
        popup->scrollToItem(items.front());
        QTest::mouseClick(popup->viewport(), Qt::LeftButton, {}, popup->visualItemRect(items.front()).center());
    }
    void pick(const char *name, const char *text) { pick(QString(QLatin1String(name)), QString::fromUtf8(text)); }
    void type(QLineEdit *line, const QString &text)
    {
        QTest::mouseClick(line, Qt::LeftButton);
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    const rules::RuleBook &book() { return window->edit().book(); }
    QString sentence(size_t rule = 0)
    {
        const auto &model = *window->list().model();
        return model.index(int(rule), 0).data(ui::rulebook::RuleListModel::SentenceRole).toString();
    }
    QString counts(int rule = 0) { return window->list().model()->index(rule, 0).data(ui::rulebook::RuleListModel::CountRole).toString(); }
    QString told() { return in<ui::MessageStrip>("draftStrip")->text(); }
    /// What is stored: the draft, and the version that counts.
    std::optional<desk::DraftBook> draft()
    {
        std::optional<desk::DraftBook> found;
        company.everybody->read<std::optional<desk::DraftBook>>([](store::Connection &c) { return desk::draftBook(c); }, company.everybody.get(),
            [&](const core::Result<std::optional<desk::DraftBook>> &r) { found = *r; });
        return found;
    }
    desk::PublishedBook published()
    {
        desk::PublishedBook found;
        company.everybody->read<desk::PublishedBook>([](store::Connection &c) { return desk::publishedBook(c); }, company.everybody.get(),
            [&](const core::Result<desk::PublishedBook> &r) { found = *r; });
        return found;
    }
    /// Puts rules into the draft past the editor.
    void saveDraft(const rules::RuleBook &book, const QString &by = QStringLiteral("anna"))
    {
        const auto before = draft();
        desk::CommandContext context {QUuid::createUuid().toString(), company.everybody->viewer(), company.everybody->now()};
        context.viewer.login = by;
        const desk::SaveRuleDraft command {before ? before->revision : 0, published().version.number, book};
        company.everybody->read<qint64>([&](store::Connection &c) { return desk::saveRuleDraft(c, context, command); }, company.everybody.get(),
            [](const core::Result<qint64> &r) {
                if (!r)
                    qFatal("%s", qPrintable(r.error().detail));
            });
    }
    QStringList names()
    {
        QStringList list;
        for (const rules::Rule &rule : book().rules)
            list += rule.name;
        return list;
    }
    QString label(const char *name) { return ui::TextLabel::plain(in<QLabel>(name)->text()); }
    /// The first takes all of what the third would.
    static rules::RuleBook threeRules()
    {
        return read(R"({"fieldlane-rules": 1, "version": {"number": 0, "by": "", "at": "2026-03-02T09:30:00.000Z", "why": ""}, "rules": [
  {"id": "a", "name": "First", "enabled": true, "when": {"and": [{">=": [{"var": "priority"}, 3]}]}, "then": [{"dispatch": "assign"}], "stops": true},
  {"id": "b", "name": "Second", "enabled": true, "when": {"and": [{"in": [{"var": "type"}, [1]]}, {"in": [{"var": "channel"}, ["web"]]}]}, "then": [{"setPriority": 2}]},
  {"id": "c", "name": "Third", "enabled": true, "when": {"and": [{"in": [{"var": "priority"}, [4]]}]}, "then": [{"setDuration": "PT1H30M"}]}]})");
    }
    static rules::RuleBook read(const char *json)
    {
        const rules::BookReading reading = rules::ruleBookFromFile(json);
        if (!reading.usable)
            qFatal("no rules");
        return reading.book;
    }
};

} // namespace fieldlane::fixture
