#include "ui/admin/sectionpage.h"
#include "ui/admin/entrydelegate.h"
#include "ui/admin/entrymodel.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/formpage.h"
#include "ui/shared/icons.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/searchfield.h"
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTabBar>

namespace fieldlane::ui::admin {

namespace {

constexpr int listWidth = 272;

} // namespace

SectionPage::SectionPage(Section &section, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_section(section)
    , m_zone(zone)
    , m_model(new EntryModel(this))
{
    setObjectName(QStringLiteral("section.") + section.about().id);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeListSide());
    row->addWidget(makeEntrySide(), 1);
    join();
    refreshList();
    showOpened();
}

QWidget *SectionPage::makeListSide()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *side = new QWidget(this);
    side->setFixedWidth(listWidth);
    m_search = new SearchField(tr("Search"), side);
    m_search->setObjectName(QStringLiteral("search"));
    m_new = new QPushButton(Icons::named(QStringLiteral("plus")), m_section.about().newText, side);
    m_new->setObjectName(QStringLiteral("newEntry"));
    m_listStack = new QStackedWidget(side);
    m_list = new QListView(m_listStack);
    m_list->setObjectName(QStringLiteral("entries"));
    m_list->setAccessibleName(m_section.about().title);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty = new EmptyState({m_section.about().icon, tr("Nothing here"), m_section.about().empty}, m_listStack);
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_empty);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(m.margin, m.margin, m.margin, m.gap);
    head->setSpacing(m.gap);
    head->addWidget(m_search);
    head->addWidget(m_new);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_listStack, 1);
    return side;
}

QWidget *SectionPage::makeEntrySide()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *side = new QFrame(this);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    auto *title = new TextLabel(Theme::TextLevel::Title, &ThemeColors::text, side);
    title->setObjectName(QStringLiteral("entryTitle"));
    title->setWordWrap(true); // names have no longest
    m_title = title;
    m_tabs = new QTabBar(side);
    m_tabs->setObjectName(QStringLiteral("entryTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("&Details"));
    m_tabs->addTab(tr("&History"));
    m_readOnly = new MessageStrip(side);
    m_readOnly->setObjectName(QStringLiteral("readOnly"));
    m_strip = new MessageStrip(side);
    m_strip->setObjectName(QStringLiteral("strip"));
    m_form = m_section.form();
    m_story = new StoryView;
    m_comparison = new Comparison;
    m_stack = new QStackedWidget(side);
    auto *nothing = new EmptyState({m_section.about().icon, tr("Nothing chosen"), tr("Choose an entry on the left, or make a new one.")}, m_stack);
    auto *told = new QWidget;
    auto *inside = new QVBoxLayout(told);
    inside->setContentsMargins(m.margin, m.gap, m.margin, m.margin);
    inside->addWidget(m_story);
    inside->addStretch();
    m_stack->addWidget(nothing);
    m_stack->addWidget(scrolled(m_form, m_stack));
    m_stack->addWidget(scrolled(told, m_stack));
    m_stack->addWidget(scrolled(m_comparison, m_stack));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(m.margin, m.gap, m.margin, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_tabs);
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(m.margin, m.gap, m.margin, 0);
    strips->setSpacing(m.gap);
    strips->addWidget(m_readOnly);
    strips->addWidget(m_strip);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(strips);
    column->addWidget(m_stack, 1);
    column->addWidget(makeFooter());
    return side;
}

QWidget *SectionPage::makeFooter()
{
    const ThemeMetrics &m = Theme::current().metrics();
    m_footer = new QWidget(this);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(m.margin, m.gap, m.margin, m.margin);
    for (QAction *action : m_section.actions()) {
        auto *button = new QPushButton(action->text(), m_footer);
        button->setObjectName(action->objectName());
        row->addWidget(button);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        const auto follow = [button, action] {
            button->setText(action->text());
            button->setEnabled(action->isEnabled());
            button->setVisible(action->isVisible());
            button->setToolTip(action->toolTip() == action->iconText() ? QString() : action->toolTip());
        };
        connect(action, &QAction::changed, button, follow);
        connect(action, &QAction::visibleChanged, button, follow);
        follow();
    }
    row->addStretch();
    m_discard = new QPushButton(tr("Discard &edits"), m_footer);
    m_discard->setObjectName(QStringLiteral("discard"));
    m_save = new QPushButton(tr("&Save"), m_footer);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    m_save->setToolTip(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    row->addWidget(m_discard);
    row->addWidget(m_save);
    return m_footer;
}

void SectionPage::join()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setSearch(text);
        refreshList();
    });
    connect(m_search, &SearchField::resultsWanted, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_new, &QPushButton::clicked, this, &SectionPage::begin);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SectionPage::listChosen);
    connect(m_discard, &QPushButton::clicked, &m_section, [this] { m_section.discard(); });
    connect(m_save, &QPushButton::clicked, this, &SectionPage::save);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { turnTo(tab == 0 ? Details : History); });
    connect(&m_section, &Section::listChanged, this, &SectionPage::refreshList);
    connect(&m_section, &Section::opened, this, &SectionPage::showOpened);
    connect(&m_section, &Section::editsChanged, this, &SectionPage::refreshHead);
    connect(&m_section, &Section::told, this, &SectionPage::tell);
    connect(&m_section, &Section::silenced, m_strip, &MessageStrip::dismiss);
    connect(&m_section, &Section::problemFound, this, [](QWidget *editor) { editor->setFocus(Qt::OtherFocusReason); });
    connect(&m_section, &Section::storyRead, this, [this] { m_story->setStory(m_section.story(), m_zone); });
    connect(&m_section, &Section::compareWanted, this, [this](const std::vector<ComparedRow> &rows, const QString &who) {
        m_comparison->setRows(rows, who);
        turnTo(Versions);
    });
    connect(&m_section, &Section::compared, this, [this] { turnTo(Details); });
    connect(m_comparison, &Comparison::chosen, &m_section, &Section::keepMine);
    connect(m_comparison, &Comparison::backWanted, &m_section, &Section::leaveComparison);
}

void SectionPage::refreshList()
{
    const QScopedValueRollback guard(m_refreshing, true);
    m_model->setEntries(m_section.entries());
    m_listStack->setCurrentWidget(m_model->total() == 0 ? static_cast<QWidget *>(m_empty) : m_list);
    const QModelIndex shown = m_section.isOpen() ? m_model->indexOf(m_section.current()) : QModelIndex();
    if (shown != m_list->currentIndex())
        m_list->setCurrentIndex(shown);
}

void SectionPage::listChosen(const QModelIndex &index)
{
    if (!m_refreshing && index.isValid())
        m_section.open(m_model->idAt(index));
}

void SectionPage::showOpened()
{
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(0);
    turnTo(m_section.isOpen() ? Details : Nothing);
    refreshHead();
}

void SectionPage::turnTo(Shown what)
{
    m_stack->setCurrentIndex(what);
    m_tabs->setVisible(what == Details || what == History);
    m_footer->setVisible(what == Details);
    if (what == History)
        m_section.fetchStory();
}

void SectionPage::refreshHead()
{
    m_title->setText(TextLabel::breakable(m_section.title()));
    m_title->setToolTip(m_section.title());
    const QString reason = m_section.readOnlyReason();
    const bool mayEdit = reason.isEmpty();
    reason.isEmpty() ? m_readOnly->dismiss() : m_readOnly->show(MessageStrip::Kind::Info, reason);
    m_form->setEditable(mayEdit);
    m_new->setEnabled(mayEdit);
    m_new->setToolTip(reason);
    m_discard->setEnabled(mayEdit && (m_section.hasEdits() || (m_section.isOpen() && m_section.current() == 0)));
    m_save->setEnabled(mayEdit && (m_section.hasEdits() || m_section.current() == 0));
}

void SectionPage::tell(const Section::Told &told)
{
    m_strip->show(told.kind, told.text, told.choices);
}

void SectionPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SectionPage::showFirst()
{
    if (m_model->rowCount() > 0)
        m_section.open(m_model->idAt(m_model->index(0)));
}

void SectionPage::begin()
{
    if (!m_section.mayEdit())
        return;
    m_section.begin();
    if (QWidget *first = m_form->findChild<QLineEdit *>())
        first->setFocus(Qt::OtherFocusReason);
}

void SectionPage::save()
{
    m_section.save();
}

} // namespace fieldlane::ui::admin
