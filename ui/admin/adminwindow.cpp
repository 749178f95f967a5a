#include "ui/admin/adminwindow.h"
#include "ui/admin/channelsection.h"
#include "ui/admin/flowsection.h"
#include "ui/admin/noticetextsection.h"
#include "ui/admin/personsection.h"
#include "ui/admin/policysection.h"
#include "ui/admin/poolsection.h"
#include "ui/admin/rolesection.h"
#include "ui/admin/sectionpage.h"
#include "ui/admin/smallsections.h"
#include "ui/admin/techniciansection.h"
#include "ui/admin/templatesection.h"
#include "ui/admin/unitsection.h"
#include "ui/shared/icons.h"
#include <QCloseEvent>
#include <QListWidget>
#include <QStackedWidget>

namespace fieldlane::ui::admin {

namespace {

constexpr int namesWidth = 184;

} // namespace

AdminWindow::AdminWindow(desk::Desk &desk, const AdminTools &tools, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_desk(desk)
    , m_tools(tools)
    , m_names(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("administration"));
    setWindowTitle(tr("Administration"));
    resize(1180, 720);
    m_names->setObjectName(QStringLiteral("sections"));
    m_names->setAccessibleName(tr("Sections"));
    m_names->setFixedWidth(namesWidth);
    m_names->setFrameShape(QFrame::NoFrame);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    auto *side = new QWidget(this);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    auto *inside = new QVBoxLayout(side);
    inside->setContentsMargins(Theme::current().metrics().gap, Theme::current().metrics().margin, 0, 0);
    inside->addWidget(m_names);
    row->addWidget(side);
    row->addWidget(m_stack, 1);
    makeSections();
    makeActions();
    connect(m_names, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_names->setCurrentRow(0);
}

AdminWindow::~AdminWindow()
{
    m_names->disconnect(this);
}

bool AdminWindow::isFor(const domain::Viewer &viewer)
{
    using domain::Permission;
    return viewer.permissions.has(Permission::EditMasterData) || viewer.permissions.has(Permission::ManagePeople)
        || viewer.permissions.has(Permission::ManagePools) || viewer.permissions.has(Permission::EditRules);
}

QStringList AdminWindow::sectionIds()
{
    return {QStringLiteral("units"), QStringLiteral("technicians"), QStringLiteral("people"), QStringLiteral("roles"),
        QStringLiteral("pools"), QStringLiteral("flows"), QStringLiteral("policies"), QStringLiteral("templates"), QStringLiteral("faultTypes"),
        QStringLiteral("grades"), QStringLiteral("reasons"), QStringLiteral("holidays"), QStringLiteral("channels"),
        QStringLiteral("noticeTexts")};
}

void AdminWindow::makeSections()
{
    add(new UnitSection(m_desk, m_tools, this));
    add(new TechnicianSection(m_desk, m_tools, this));
    add(new PersonSection(m_desk, m_tools, this));
    add(new RoleSection(m_desk, m_tools, this));
    add(new PoolSection(m_desk, m_tools, this));
    add(new FlowSection(m_desk, m_tools, this));
    add(new PolicySection(m_desk, m_tools, this));
    add(new TemplateSection(m_desk, m_tools, this));
    add(new FaultTypeSection(m_desk, m_tools, this));
    add(new GradeSection(m_desk, m_tools, this));
    add(new ReasonSection(m_desk, m_tools, this));
    add(new HolidaySection(m_desk, m_tools, this));
    add(new ChannelSection(m_desk, m_tools, this));
    add(new NoticeTextSection(m_desk, m_tools, this));
}

void AdminWindow::add(Section *section)
{
    const int row = int(m_sections.size());
    Q_ASSERT(sectionIds().value(row) == section->about().id);
    auto *page = new SectionPage(*section, m_tools.zone, m_stack);
    auto *item = new QListWidgetItem(Icons::named(section->about().icon), section->about().title, m_names);
    item->setSizeHint({namesWidth, Theme::current().metrics().row + 4});
    m_stack->addWidget(page);
    m_sections.push_back(section);
    m_pages.push_back(page);
    connect(section, &Section::listChanged, this, [this, section, row] {
        const int unsaved = section->unsavedCount();
        const QString title = section->about().title;
        //: A section, and how many of its entries are not saved.
        m_names->item(row)->setText(unsaved > 0 ? tr("%1 (%2)").arg(title).arg(unsaved) : title);
        m_names->item(row)->setToolTip(unsaved > 0 ? tr("%n entries not saved", nullptr, unsaved) : QString());
    });
}

void AdminWindow::makeActions()
{
    const auto make = [this](const char *id, const QList<QKeySequence> &keys, auto act) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(id));
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    make("adminSave", {QKeySequence::Save, QKeySequence(Qt::CTRL | Qt::Key_Return)}, [this] { current().save(); });
    make("adminNew", {QKeySequence::New}, [this] { current().begin(); });
    make("adminSearch", {QKeySequence::Find}, [this] { current().focusSearch(); });
    make("adminUndo", {QKeySequence::Undo}, [this] { undoOrRedo(true); });
    make("adminRedo", {QKeySequence::Redo}, [this] { undoOrRedo(false); });
    make("adminClose", {QKeySequence::Close}, [this] { close(); });
}

SectionPage &AdminWindow::current() const
{
    return *m_pages[size_t(m_stack->currentIndex())];
}

void AdminWindow::undoOrRedo(bool undo)
{
    Section &section = current().section();
    const auto answered = [&section, undo](const core::Result<desk::Outcome> &result) {
        if (!result)
            return Q_EMIT section.told({MessageStrip::Kind::Wrong, Words::error(result.error())});
        const QString what = Words::command(result->name, result->subject);
        Q_EMIT section.told({MessageStrip::Kind::Done, undo ? tr("Undone: %1").arg(what) : tr("Redone: %1").arg(what)});
    };
    undo ? m_desk.undo(this, answered) : m_desk.redo(this, answered);
}

void AdminWindow::showSection(const QString &id)
{
    m_names->setCurrentRow(std::max(0, int(sectionIds().indexOf(id))));
}

SectionPage &AdminWindow::page(const QString &id)
{
    return *m_pages[size_t(std::max(0, int(sectionIds().indexOf(id))))];
}

int AdminWindow::unsavedCount() const
{
    int count = 0;
    for (const Section *section : m_sections)
        count += section->unsavedCount();
    return count;
}

void AdminWindow::closeEvent(QCloseEvent *event)
{
    if (unsavedCount() == 0)
        return event->accept();
    event->ignore();
    askAboutEdits();
}

void AdminWindow::askAboutEdits()
{
    const Question question {tr("Close administration"), tr("%n entries are not saved.", nullptr, unsavedCount()), {},
        tr("Discard and close"), tr("Go on editing")};
    m_tools.prompts.ask(question, this, [this](bool discard) {
        if (!discard)
            return;
        for (Section *section : m_sections)
            section->discardAll();
        QMetaObject::invokeMethod(this, [this] { close(); }, Qt::QueuedConnection); // the answer may come while it closes
    });
}

} // namespace fieldlane::ui::admin
