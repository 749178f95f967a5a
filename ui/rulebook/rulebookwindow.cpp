#include "ui/rulebook/rulebookwindow.h"
#include "ui/rulebook/draftbar.h"
#include "ui/rulebook/replaypanel.h"
#include "ui/rulebook/ruleflows.h"
#include "ui/rulebook/rulelist.h"
#include "ui/rulebook/rulelistmodel.h"
#include "ui/rulebook/rulepage.h"
#include "ui/rulebook/trialpanel.h"
#include "ui/rulebook/versionpanel.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/icons.h"
#include "ui/shared/messagestrip.h"
#include "ui/shared/rights.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/words.h"
#include <QAction>
#include <QCloseEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace fieldlane::ui::rulebook {

using core::Result;
using desk::RuleDraftKeeper;
using domain::Permission;
using rules::Rule;
using Kind = MessageStrip::Kind;

namespace {

constexpr int listWidth = 372;
constexpr int pageWidth = 1120;

} // namespace

RuleBookWindow::RuleBookWindow(desk::Desk &desk, const Tools &tools, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_desk(desk)
    , m_tools(tools)
    , m_keeper(desk, tools.delay)
    , m_counts(desk)
    , m_checks(desk)
    , m_model(new RuleListModel(m_edit, this))
{
    setObjectName(QStringLiteral("ruleBookWindow"));
    setWindowTitle(tr("Routing rules"));
    resize(1280, 760);
    makeActions();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(makeLeft());
    row->addWidget(makeRight(), 1);
    m_flows = new RuleFlows({m_keeper, m_checks, m_edit, *m_draft, m_tools.prompts, m_tools.files}, this);
    join();
    followCatalog();
    followRights();
    m_keeper.read();
}

RuleBookWindow::~RuleBookWindow()
{
    m_keeper.save();
    m_list->disconnect(this);
    m_edit.disconnect(this);
    delete m_model; // before the edited book
}

bool RuleBookWindow::isFor(const domain::Viewer &viewer)
{
    return Rights(viewer).mayAny({Permission::EditRules, Permission::Dispatch, Permission::Allocate, Permission::EditMasterData});
}

QAction *RuleBookWindow::newAction(
    const char *id, const QString &text, const QString &icon, const QKeySequence &keys, const std::function<void()> &act)
{
    auto *action = new QAction(Icons::named(icon), text, this);
    action->setObjectName(QLatin1String(id));
    action->setShortcut(keys);
    //: A command and its keys.
    action->setToolTip(keys.isEmpty() ? text : tr("%1 (%2)").arg(QString(text).remove(QLatin1Char('&')), keys.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, [act] { act(); });
    addAction(action);
    return action;
}

void RuleBookWindow::makeActions()
{
    const auto icon = [](const char *name) { return QLatin1String(name); };
    m_new = newAction("ruleNew", tr("&New rule"), icon("plus"), QKeySequence::New, [this] { addRule(); });
    m_duplicate = newAction("ruleDuplicate", tr("&Duplicate"), icon("copy"), Qt::CTRL | Qt::Key_D, [this] { duplicateRule(); });
    m_delete = newAction("ruleDelete", tr("Dele&te"), icon("trash"), Qt::CTRL | Qt::SHIFT | Qt::Key_Delete, [this] { deleteRule(); });
    m_up = newAction("ruleUp", tr("Move &up"), icon("chevron-up"), Qt::ALT | Qt::SHIFT | Qt::Key_Up, [this] { moveRule(currentRow(), -1); });
    m_down = newAction("ruleDown", tr("Move do&wn"), icon("chevron-down"), Qt::ALT | Qt::SHIFT | Qt::Key_Down, [this] { moveRule(currentRow(), 1); });
    m_undo = newAction("ruleUndo", tr("&Undo"), icon("undo"), QKeySequence::Undo, [this] { m_edit.undoStack().undo(); });
    m_redo = newAction("ruleRedo", tr("&Redo"), icon("redo"), QKeySequence::Redo, [this] { m_edit.undoStack().redo(); });
    m_import = newAction("ruleImport", tr("&Import…"), icon("import"), {}, [this] { m_flows->importRules(); });
    m_export = newAction("ruleExport", tr("E&xport…"), icon("export"), {}, [this] { m_flows->exportRules(); });
    newAction("ruleTest", tr("Test on an order"), icon("target"), Qt::CTRL | Qt::Key_T, [this] { turnTo(Tab::Trial); });
    newAction("ruleClose", tr("Close"), icon("close"), QKeySequence::Close, [this] { close(); });
}

QToolButton *RuleBookWindow::newTool(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QLatin1String("Button"));
    button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget *RuleBookWindow::makeLeft()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *left = new QWidget(this);
    left->setFixedWidth(listWidth);
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    m_list = new RuleList(left);
    m_list->setModel(m_model);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(m.margin, m.gap, m.gap, m.gap);
    tools->setSpacing(2);
    auto *add = newTool(m_new);
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tools->addWidget(add);
    tools->addStretch();
    for (QAction *action : {m_up, m_down, m_duplicate, m_delete})
        tools->addWidget(newTool(action));
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_list, 1);
    return left;
}

QWidget *RuleBookWindow::makeHead()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *head = new QWidget(this);
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(QStringLiteral("ruleTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("R&ule"));
    m_tabs->addTab(tr("T&est"));
    m_tabs->addTab(tr("Re&play"));
    m_tabs->addTab(tr("&Versions"));
    m_publish = new QPushButton(tr("&Publish…"), head);
    m_publish->setObjectName(QStringLiteral("publish"));
    m_publish->setDefault(true);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(m.margin, m.gap, m.margin, 0);
    row->setSpacing(m.gap);
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_draft->line());
    for (QAction *action : {m_undo, m_redo, m_import, m_export})
        row->addWidget(newTool(action));
    row->addWidget(m_publish);
    return head;
}

QWidget *RuleBookWindow::makeRight()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *right = new QWidget(this);
    right->setAutoFillBackground(true);
    right->setBackgroundRole(QPalette::Base);
    m_draft = new DraftBar(m_keeper, m_tools.zone, right);
    m_page = new RulePage;
    m_trial = new TrialPanel;
    m_replay = new ReplayPanel(m_desk, m_tools.zone, {[this] { return m_edit.book(); }, [this] { return m_keeper.published().reading.book; }});
    m_versions = new VersionPanel(m_keeper, m_tools.zone);
    m_stack = new QStackedWidget(right);
    m_empty = new EmptyState({QStringLiteral("route"), tr("No rules yet"),
        tr("A rule says which orders it takes, and what is done with them: which unit, people and priority they get, and whether "
           "they are dispatched of themselves. Rules are asked from the first to the last.")});
    auto *first = new QAction(tr("Make the first rule"), this);
    first->setObjectName(QStringLiteral("ruleFirst"));
    connect(first, &QAction::triggered, m_new, &QAction::trigger);
    m_empty->addAction(first);
    auto *rulePlace = new QStackedWidget(m_stack);
    auto *wide = new QWidget;
    auto *place = new QHBoxLayout(wide); // lines longer than that are hard to follow
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_page, 1000);
    place->addStretch(1);
    m_page->setMaximumWidth(pageWidth);
    rulePlace->addWidget(scrolled(wide, rulePlace));
    rulePlace->addWidget(m_empty);
    m_stack->addWidget(rulePlace);
    m_rulePlace = rulePlace;
    m_stack->addWidget(m_trial);
    m_stack->addWidget(m_replay);
    m_stack->addWidget(m_versions);
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(m.margin, m.gap, m.margin, 0);
    strips->addWidget(m_draft);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addLayout(strips);
    column->addWidget(m_stack, 1);
    return right;
}

void RuleBookWindow::join()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { turnTo(Tab(tab)); });
    connect(&m_keeper, &RuleDraftKeeper::bookRead, this, &RuleBookWindow::takeBook);
    connect(&m_keeper, &RuleDraftKeeper::stateChanged, this, &RuleBookWindow::followState);
    connect(&m_keeper, &RuleDraftKeeper::failed, this, [this](const core::Error &error) {
        m_draft->strip().show(Kind::Wrong, Words::error(error));
        if (std::exchange(m_isClosing, false))
            show(); // what is not stored is not put away
    });
    connect(&m_edit, &BookEdit::edited, this, &RuleBookWindow::takeEdit);
    connect(m_list, &RuleList::currentRowChanged, this, &RuleBookWindow::showRule);
    connect(m_list, &RuleList::moveWanted, this, &RuleBookWindow::moveRule);
    connect(m_page, &RulePage::edited, this, [this](const Rule &rule, const QString &what, const QString &part) {
        if (const int place = m_edit.placeOf(rule.id); place >= 0)
            m_edit.setRule(place, rule, what, part);
    });
    connect(&m_counts, &desk::RuleCounts::counted, this, [this](const QString &id, const rules::RuleCount &count) {
        m_model->setCount(id, count);
        if (currentRow() >= 0 && m_edit.rule(currentRow()).id == id)
            showCount();
    });
    connect(&m_counts, &desk::RuleCounts::failed, this, [this](const core::Error &error) { m_draft->strip().show(Kind::Wrong, Words::error(error)); });
    connect(&m_checks, &desk::RuleChecks::checked, this, &RuleBookWindow::showFindings);
    connect(m_trial, &TrialPanel::wanted, this, &RuleBookWindow::tryOrder);
    connect(m_versions, &VersionPanel::restoreWanted, this, [this](const rules::RuleBook &book) {
        m_flows->restore(book);
        turnTo(Tab::Rule);
    });
    connect(m_versions, &VersionPanel::takeBackWanted, m_flows, &RuleFlows::takeBack);
    connect(m_versions, &VersionPanel::failed, this, [this](const core::Error &error) { m_draft->strip().show(Kind::Wrong, Words::error(error)); });
    connect(m_publish, &QPushButton::clicked, m_flows, &RuleFlows::openPublishing);
    connect(m_flows, &RuleFlows::replayWanted, this, [this] { turnTo(Tab::Replay); });
    connect(&m_edit.undoStack(), &QUndoStack::indexChanged, this, &RuleBookWindow::followState);
    connect(&m_desk, &desk::Desk::catalogChanged, this, &RuleBookWindow::followCatalog);
    connect(&m_desk, &desk::Desk::viewerChanged, this, &RuleBookWindow::followRights);
}

void RuleBookWindow::followCatalog()
{
    m_replay->followCatalog();
    auto fresh = std::make_unique<Vocabulary>(m_desk.catalog(), m_desk.viewer(), m_tools.map);
    if (m_edit.count() > 0)
        m_checks.ask(m_edit.book()); // skills may have run out
    const QByteArray fingerprint = fresh->fingerprint();
    if (std::exchange(m_fingerprint, fingerprint) == fingerprint)
        return; // nothing that rules speak of: a customer, say, while somebody types
    m_model->setWords(&fresh->words());
    m_page->setVocabulary(fresh.get());
    m_trial->setVocabulary(fresh.get());
    m_versions->setVocabulary(fresh.get());
    m_draft->setVocabulary(fresh.get());
    m_flows->setVocabulary(fresh.get());
    m_vocabulary = std::move(fresh); // the one before goes when nobody has it any more
}

bool RuleBookWindow::mayEdit() const
{
    return Rights(m_desk.viewer()).may(Permission::EditRules) && m_keeper.state() != RuleDraftKeeper::State::Unusable;
}

void RuleBookWindow::followRights()
{
    const bool may = mayEdit();
    m_model->setEditable(may);
    m_list->setMovable(may);
    m_page->setEditable(may);
    m_versions->setEditable(may);
    m_draft->setEditable(may);
    followState();
}

void RuleBookWindow::followState()
{
    if (m_isClosing && m_keeper.state() != RuleDraftKeeper::State::Unsaved) {
        m_isClosing = false;
        if (m_keeper.state() == RuleDraftKeeper::State::Conflict)
            show(); // somebody has to decide
        else
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    }
    const bool may = mayEdit();
    const int row = currentRow();
    const Rights rights(m_desk.viewer());
    const auto gate = [&](QAction *action, bool possible) { rights.gate(*action, Permission::EditRules, possible && may); };
    gate(m_new, true);
    gate(m_duplicate, row >= 0);
    gate(m_delete, row >= 0);
    gate(m_up, row > 0);
    gate(m_down, row >= 0 && row + 1 < m_edit.count());
    gate(m_undo, m_edit.undoStack().canUndo());
    gate(m_redo, m_edit.undoStack().canRedo());
    gate(m_import, true);
    const bool isOther = m_keeper.state() == RuleDraftKeeper::State::Saved || m_keeper.state() == RuleDraftKeeper::State::Unsaved;
    rights.gate(*m_publish, Permission::EditRules, may && isOther && !m_keeper.isBehind());
    m_rulePlace->setCurrentIndex(m_edit.count() > 0 ? 0 : 1);
    m_empty->findChild<QAbstractButton *>()->setVisible(may);
}

void RuleBookWindow::takeBook()
{
    const int row = currentRow();
    const QString id = row >= 0 && row < m_edit.count() ? m_edit.rule(row).id : QString();
    const rules::RuleBook &book = m_keeper.book();
    if (book.rules != m_edit.book().rules || book.extra != m_edit.book().extra) // after publishing the steps before stay
        m_edit.reset(book);
    followRights();
    choose(std::max(0, m_edit.placeOf(id)));
    countAndCheck();
    m_versions->refresh();
}

void RuleBookWindow::takeEdit(int place)
{
    m_keeper.edit(m_edit.book());
    if (place != currentRow())
        choose(place);
    else
        showRule(place);
    countAndCheck();
    followState();
}

void RuleBookWindow::countAndCheck()
{
    m_checks.ask(m_edit.book());
    m_counts.ask(m_edit.book(), size_t(std::max(0, currentRow())));
    if (m_stack->currentIndex() == int(Tab::Trial) && !m_trial->number().isEmpty())
        tryOrder(m_trial->number());
}

int RuleBookWindow::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void RuleBookWindow::choose(int row)
{
    if (row >= 0 && row < m_edit.count())
        m_list->setCurrentIndex(m_model->index(row));
    showRule(currentRow());
}

void RuleBookWindow::showRule(int row)
{
    if (row >= 0 && row < m_edit.count()) {
        m_page->setRule(m_edit.rule(row));
        showCount();
        showFindings(m_findings);
    }
    followState();
}

void RuleBookWindow::showCount()
{
    if (const int row = currentRow(); row >= 0)
        m_page->setCount(m_model->countOf(m_edit.rule(row).id), [this](const QString &id) { return nameOf(id); });
}

void RuleBookWindow::showFindings(const std::vector<rules::BookFinding> &findings)
{
    m_findings = findings;
    m_flows->setFindings(findings);
    m_model->setFindings(findings);
    const int row = currentRow();
    std::vector<rules::BookFinding> own;
    for (const rules::BookFinding &finding : findings) {
        if (row >= 0 && finding.ruleId == m_edit.rule(row).id)
            own.push_back(finding);
    }
    m_page->setFindings(own);
}

QString RuleBookWindow::nameOf(const QString &ruleId) const
{
    const int place = m_edit.placeOf(ruleId);
    return place < 0 ? ruleId : m_edit.rule(place).title();
}

void RuleBookWindow::turnTo(Tab tab)
{
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(int(tab));
    m_stack->setCurrentIndex(int(tab));
    if (tab == Tab::Trial)
        m_trial->focusNumber();
    if (tab == Tab::Replay)
        m_replay->focusDays();
    if (tab == Tab::Versions)
        m_versions->refresh();
    followState();
}

void RuleBookWindow::addRule()
{
    Rule rule;
    rule.id = m_edit.freeId();
    rule.name = tr("New rule");
    rule.enabled = false; // until somebody says what it is for
    turnTo(Tab::Rule);
    m_edit.insert(currentRow() + 1, rule, tr("Add a rule"));
    m_page->focusName();
}

void RuleBookWindow::duplicateRule()
{
    const int row = currentRow();
    if (row < 0)
        return;
    Rule rule = m_edit.rule(row);
    if (!rule.unread.isUndefined())
        return; // nobody knows where its id stands
    rule.id = m_edit.freeId();
    //: %1 is the name of the rule that was duplicated.
    rule.name = tr("Copy of %1").arg(m_edit.rule(row).title());
    m_edit.insert(row + 1, rule, tr("Duplicate a rule"));
}

void RuleBookWindow::deleteRule()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const QString name = m_edit.rule(row).title();
    m_edit.remove(row, tr("Delete a rule"));
    m_draft->strip().show(Kind::Done, tr("“%1” was deleted from the draft.").arg(name), {{tr("Undo"), [this] {
        m_draft->strip().dismiss();
        m_undo->trigger();
    }, QStringLiteral("undoDelete")}});
}

void RuleBookWindow::moveRule(int row, int by)
{
    if (mayEdit() && row >= 0 && row + by >= 0 && row + by < m_edit.count())
        m_edit.move(row, row + by, tr("Move a rule"));
}

void RuleBookWindow::tryOrder(const QString &number)
{
    m_desk.read<desk::RuleTrial>(
        [viewer = m_desk.viewer(), catalog = m_desk.catalog(), book = m_edit.book(), number, now = m_desk.now()](
            store::Connection &c) { return desk::tryRules(c, viewer, catalog, book, number, now); },
        this, [this, book = m_edit.book()](const Result<desk::RuleTrial> &trial) {
            if (trial)
                m_trial->show(book, *trial);
            else
                m_trial->showError(Words::error(trial.error()));
        });
}

void RuleBookWindow::closeEvent(QCloseEvent *event)
{
    m_isClosing = !isStored();
    event->setAccepted(!m_isClosing);
    if (m_isClosing)
        hide(); // it goes when the draft is stored
}

bool RuleBookWindow::isStored()
{
    m_keeper.save();
    return m_keeper.state() != RuleDraftKeeper::State::Unsaved;
}

void RuleBookWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_keeper.look(); // others edit the same draft
}

} // namespace fieldlane::ui::rulebook
