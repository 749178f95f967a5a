#include "ui/pool/poolview.h"
#include "ui/pool/filtermenu.h"
#include "ui/pool/pooltable.h"
#include "ui/pool/pooltabs.h"
#include "ui/pool/pooltexts.h"
#include "ui/pool/savedfilterbutton.h"
#include "ui/shared/chip.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QActionGroup>
#include <QBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>

namespace fieldlane::ui::pool {

using desk::PoolQuestion;
using domain::OrderId;
using domain::PoolSortKey;
using Model = itemviews::OrderPoolModel;

namespace {

QToolButton *menuButton(const QString &name, const QString &icon, const QString &words, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(Icons::named(icon));
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

} // namespace

PoolView::PoolView(desk::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_reader(desk)
    , m_model(new Model(m_reader,
          {PoolTexts::title,
              [&desk](const domain::OrderSummary &order, Model::Column column) { return PoolTexts::cell(order, column, desk); },
              PoolTexts::field},
          this))
    , m_counts(new itemviews::PoolCounts(m_reader, this))
{
    setObjectName(QStringLiteral("poolView"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new CountTabs(this);
    m_tabs->setObjectName(QStringLiteral("poolTabs"));
    QStringList labels;
    for (const PoolTab &tab : poolTabs())
        labels += tab.label;
    m_tabs->setTabs(labels);
    column->addWidget(m_tabs);
    column->addLayout(makeSearchRow());
    m_chips = new QWidget(this);
    m_chips->setObjectName(QStringLiteral("poolChips"));
    auto *flow = new FlowLayout(Theme::current().metrics().grid);
    m_chips->setLayout(flow);
    auto *chipRow = new QHBoxLayout;
    chipRow->setContentsMargins(8, 0, 8, 0);
    chipRow->addWidget(m_chips);
    column->addLayout(chipRow);
    column->addWidget(makeTable(), 1);
    m_countLine = new QLabel(this);
    m_countLine->setObjectName(QStringLiteral("poolCount"));
    m_countLine->setContentsMargins(10, 5, 10, 5);
    m_countLine->setTextInteractionFlags(Qt::NoTextInteraction);
    column->addWidget(m_countLine);

    joinTable();
    connect(m_tabs, &CountTabs::currentChanged, this, [this](int tab) {
        PoolQuestion q = question();
        q.filter.states = poolTabs()[size_t(tab)].states;
        setQuestion(q);
    });
    connect(m_counts, &itemviews::PoolCounts::changed, this, &PoolView::showCounts);
    const auto takeFields = [this] { m_model->setFields(domain::customFieldsOf(m_desk.catalog().templates())); };
    takeFields();
    connect(&desk, &desk::Desk::catalogChanged, this, takeFields);
    connect(&desk, &desk::Desk::catalogChanged, this, &PoolView::showChips);
    auto *find = new QShortcut(QKeySequence(QKeySequence::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &PoolView::focusSearch);
    connect(&m_minute, &QTimer::timeout, this, &PoolView::tick);
    m_minute.start(60'000);
    m_counts->refresh();
    PoolQuestion start;
    start.filter.states = poolTabs().front().states;
    setQuestion(start);
}

PoolView::~PoolView()
{
    // Before the reader goes, which its model and counts still know.
    delete m_table;
    delete m_model;
    delete m_counts;
}

QLayout *PoolView::makeSearchRow()
{
    m_search = new SearchField(tr("Search orders"), this);
    m_search->setObjectName(QStringLiteral("poolSearch"));
    m_search->setToolTip(tr("Number, customer, phone, address, type or description. Ctrl+F"));
    m_filterButton = menuButton(QStringLiteral("poolFilter"), QStringLiteral("filter"), tr("Filter"), this);
    m_filterMenu = new FilterMenu(m_desk, m_filterButton);
    m_filterButton->setMenu(m_filterMenu);
    m_saved = new SavedFilterButton(m_desk, this);
    m_saved->setObjectName(QStringLiteral("poolSaved"));
    m_layoutButton = menuButton(QStringLiteral("poolLayout"), QStringLiteral("columns"), tr("Columns and order"), this);
    m_layoutButton->setMenu(new QMenu(m_layoutButton));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(4);
    row->addWidget(m_search, 1);
    for (QWidget *button : {static_cast<QWidget *>(m_filterButton), static_cast<QWidget *>(m_saved), static_cast<QWidget *>(m_layoutButton)})
        row->addWidget(button);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        PoolQuestion q = question();
        q.filter.text = text;
        setQuestion(q);
    });
    connect(m_filterMenu, &QMenu::aboutToShow, this, [this] { m_filterMenu->fill(question().filter); });
    connect(m_filterMenu, &FilterMenu::filterWanted, this, [this](const domain::PoolFilter &filter) {
        PoolQuestion q = question();
        q.filter = filter;
        setQuestion(q);
    });
    connect(m_saved, &SavedFilterButton::questionWanted, this, &PoolView::setQuestion);
    connect(m_saved, &SavedFilterButton::failed, this, &PoolView::failed);
    connect(m_layoutButton->menu(), &QMenu::aboutToShow, this, &PoolView::fillLayoutMenu);
    m_reader.channels(this, [this](const core::Result<QStringList> &channels) {
        if (channels)
            m_filterMenu->setChannels(*channels);
    });
    return row;
}

QWidget *PoolView::makeTable()
{
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_table = new PoolTable(*m_model, m_desk, area);
    m_table->setObjectName(QStringLiteral("poolTable"));
    m_stack->addWidget(m_table);
    makeEmptyState();
    m_stack->addWidget(m_empty);
    return area;
}

void PoolView::makeEmptyState()
{
    m_empty = new EmptyState({QStringLiteral("pool"), QString(), QString()}, this);
    m_empty->setObjectName(QStringLiteral("poolEmpty"));
    m_everywhere = new QAction(tr("Search in all states"), this);
    m_clear = new QAction(tr("Clear search and filters"), this);
    connect(m_everywhere, &QAction::triggered, this, [this] {
        PoolQuestion q = question();
        q.filter.states.clear();
        setQuestion(q);
    });
    connect(m_clear, &QAction::triggered, this, &PoolView::clearFilter);
    m_empty->addAction(m_everywhere);
    m_empty->addAction(m_clear);
}

void PoolView::joinTable()
{
    connect(m_table, &PoolTable::currentOrderChanged, this, &PoolView::currentOrderChanged);
    connect(m_table, &PoolTable::hoveredOrderChanged, this, &PoolView::hoveredOrderChanged);
    connect(m_table, &PoolTable::detailsWanted, this, &PoolView::detailsWanted);
    connect(m_table, &PoolTable::scheduleWanted, this, &PoolView::scheduleWanted);
    connect(m_table, &PoolTable::nearestWanted, this, &PoolView::nearestWanted);
    connect(m_table, &PoolTable::menuWanted, this, &PoolView::menuWanted);
    connect(m_table, &PoolTable::columnMenuWanted, this, [this](QPoint at) { m_layoutButton->menu()->popup(at); });
    connect(m_table, &PoolTable::chosenChanged, this, [this] {
        showCountLine();
        Q_EMIT chosenOrdersChanged();
    });
    connect(m_table, &PoolTable::sortWanted, this, [this](domain::PoolSort sort) {
        PoolQuestion q = question();
        q.sort = sort;
        setQuestion(q);
    });
    connect(m_search, &SearchField::resultsWanted, this, [this] {
        m_table->setFocus(Qt::ShortcutFocusReason);
        if (m_table->chosenCount() == 0 && m_model->rowCount() > 0)
            m_table->selectRow(std::max(0, m_table->currentIndex().row()));
    });
    for (const auto signal : {&Model::answered, &Model::completed, &Model::edited}) {
        connect(m_model, signal, this, [this] {
            showEmptyState();
            showCountLine();
        });
    }
    connect(m_model, &Model::failed, this, &PoolView::failed);
}

OrderId PoolView::currentOrder() const
{
    return m_table->currentOrder();
}

std::vector<OrderId> PoolView::chosenOrders() const
{
    return m_table->chosenOrders();
}

void PoolView::setQuestion(const PoolQuestion &question)
{
    m_model->setQuestion(question);
    questionChanged();
}

void PoolView::questionChanged()
{
    const PoolQuestion &q = question();
    {
        const QSignalBlocker quietSearch(m_search);
        if (m_search->text() != q.filter.text)
            m_search->setText(q.filter.text);
        const QSignalBlocker quietTabs(m_tabs);
        m_tabs->setCurrent(tabOf(q.filter.states).value_or(*tabOf({})));
        m_tabs->update();
    }
    m_table->setSort(q.sort);
    m_saved->setQuestion(q);
    m_counts->setFilter(q.filter);
    showChips();
    showCountLine();
}

void PoolView::showChips()
{
    QLayout *flow = m_chips->layout();
    while (QLayoutItem *item = flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto parts = partsOf(question().filter, m_desk);
    for (const FilterPart &part : parts) {
        auto *chip = new Chip(tr("%1  ✕", "a filter that a click takes away").arg(part.text), m_chips);
        chip->setCheckable(true);
        chip->setChecked(true);
        chip->setToolTip(tr("Remove this filter"));
        chip->setAccessibleName(tr("Remove the filter %1").arg(part.text));
        connect(chip, &QAbstractButton::clicked, this, [this, without = part.without] {
            PoolQuestion q = question();
            q.filter = without;
            setQuestion(q);
        });
        flow->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!parts.empty());
    m_chips->layout()->setContentsMargins(0, 0, 0, parts.empty() ? 0 : 6);
}

void PoolView::showCounts()
{
    const auto tabs = poolTabs();
    for (size_t i = 0; i < tabs.size(); ++i)
        m_tabs->setCount(int(i), m_counts->isKnown() ? std::optional(m_counts->count(tabs[i].states)) : std::nullopt);
    showCountLine();
    showEmptyState();
}

void PoolView::showCountLine()
{
    const QLocale locale;
    const int total = int(m_counts->total());
    QString line = m_model->isComplete() ? tr("%1 of %Ln orders", nullptr, total).arg(locale.toString(m_model->rowCount()))
                                         : tr("Counting … of %Ln orders", nullptr, total);
    if (const int chosen = m_table->chosenCount(); chosen > 1)
        line += QStringLiteral("   ·   ") + tr("%1 selected").arg(locale.toString(chosen));
    m_countLine->setText(line);
}

void PoolView::showEmptyState()
{
    const bool empty = m_model->isComplete() && m_model->rowCount() == 0;
    if (empty) {
        const domain::PoolFilter &f = question().filter;
        domain::PoolFilter plain;
        plain.states = f.states;
        const bool searched = !(f == plain);
        m_everywhere->setVisible(searched && !f.states.empty());
        m_clear->setVisible(searched);
        if (m_counts->total() == 0)
            m_empty->setText({QStringLiteral("pool"), tr("No orders yet"), tr("Enter an order or import a file of them.")});
        else if (searched)
            m_empty->setText({QStringLiteral("search"), tr("No order matches"), tr("Nothing fits the search and the filters together.")});
        else
            m_empty->setText({QStringLiteral("check"), tr("Nothing here"), tr("No order is in this state right now.")});
    }
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

void PoolView::fillLayoutMenu()
{
    QMenu *menu = m_layoutButton->menu();
    menu->clear();
    const auto entry = [&](const QString &text, bool checked) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        return action;
    };
    menu->addSection(tr("Order by"));
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const auto key = Model::sortKeyOf(column);
        if (!key)
            continue;
        connect(entry(PoolTexts::title(Model::Column(column)), question().sort.key == *key), &QAction::triggered, this,
            [this, key] {
                PoolQuestion q = question();
                q.sort.key = *key;
                setQuestion(q);
            });
    }
    const bool down = question().sort.direction == domain::SortDirection::Descending;
    connect(entry(tr("Backwards"), down), &QAction::toggled, this, [this](bool on) {
        PoolQuestion q = question();
        q.sort.direction = on ? domain::SortDirection::Descending : domain::SortDirection::Ascending;
        setQuestion(q);
    });
    if (m_table->showsCards())
        return;
    menu->addSection(tr("Columns"));
    const QList<int> shown = m_table->shownColumns();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        connect(entry(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), shown.contains(column)),
            &QAction::toggled, this, [this, column](bool on) { m_table->setColumnShown(column, on); });
    }
}

void PoolView::tick()
{
    // "in 5 min" and "today" mean something else a minute later.
    if (question().filter.due != domain::DueRange::Any && m_model->isComplete())
        m_model->refresh();
    m_table->viewport()->update();
}

void PoolView::setCurrentOrder(OrderId id)
{
    m_table->choose(id);
}

void PoolView::setHoveredOrder(OrderId id)
{
    m_table->setHoveredOrder(id);
}

void PoolView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PoolView::clearFilter()
{
    PoolQuestion q = question();
    const auto states = q.filter.states;
    q.filter = {};
    q.filter.states = states;
    setQuestion(q);
}

QByteArray PoolView::saveState() const
{
    QJsonArray columns;
    for (const int column : m_table->shownColumns()) {
        if (!m_model->fieldOf(column))
            columns.append(column);
    }
    const QSet<QString> &fields = m_table->shownFields();
    const PoolQuestion &q = m_model->question();
    const QJsonObject state {{QStringLiteral("columns"), columns},
        {QStringLiteral("fields"), QJsonArray::fromStringList({fields.begin(), fields.end()})},
        {QStringLiteral("filter"), domain::toJson(q.filter)}, {QStringLiteral("sort"), domain::toCode(q.sort.key)},
        {QStringLiteral("descending"), q.sort.direction == domain::SortDirection::Descending}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

bool PoolView::restoreState(const QByteArray &bytes)
{
    const QJsonObject state = QJsonDocument::fromJson(bytes).object();
    if (state.isEmpty())
        return false;
    const QJsonArray columns = state.value(QStringLiteral("columns")).toArray();
    for (int column = 0; column < Model::ColumnCount; ++column)
        m_table->setColumnShown(column, columns.contains(column));
    QSet<QString> fields;
    for (const QJsonValue &name : state.value(QStringLiteral("fields")).toArray())
        fields.insert(name.toString());
    m_table->setShownFields(fields);
    PoolQuestion q;
    q.filter = domain::poolFilterFrom(state.value(QStringLiteral("filter")).toObject());
    q.filter.text.clear(); // a search is not taken up again the next day
    q.sort.key = domain::poolSortKeyFrom(state.value(QStringLiteral("sort")).toString()).value_or(PoolSortKey::Due);
    if (state.value(QStringLiteral("descending")).toBool())
        q.sort.direction = domain::SortDirection::Descending;
    setQuestion(q);
    return true;
}

} // namespace fieldlane::ui::pool
