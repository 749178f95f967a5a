#include "ui/customers/customerpage.h"
#include "ui/customers/customerform.h"
#include "ui/customers/doublesview.h"
#include "ui/customers/servicelist.h"
#include "ui/shared/comparison.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/formcompare.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/words.h"
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

namespace fieldlane::ui::customers {

using core::ErrorCode;
using core::Result;
using domain::Permission;
using Kind = MessageStrip::Kind;

namespace {

constexpr int mostOrders = 200;

} // namespace

CustomerPage::CustomerPage(desk::Desk &desk, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_lookup(desk)
    , m_rights(desk.viewer())
    , m_zone(zone)
    , m_strip(new MessageStrip(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_readOnly = new MessageStrip(this);
    m_readOnly->setObjectName(QStringLiteral("readOnly"));
    m_strip->setObjectName(QStringLiteral("strip"));
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(m.margin, m.gap, m.margin, 0);
    strips->setSpacing(m.gap);
    strips->addWidget(m_readOnly);
    strips->addWidget(m_strip);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addLayout(strips);
    column->addWidget(makePages(), 1);
    column->addWidget(makeFooter());
    join();
    followRights();
    showNothing();
}

QWidget *CustomerPage::makeHead()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *head = new QWidget(this);
    m_title = new TextLabel(Theme::TextLevel::Title, &ThemeColors::text, head);
    m_title->setObjectName(QStringLiteral("customerTitle"));
    m_title->setWordWrap(true); // names have no longest
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(QStringLiteral("customerTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("&Details"));
    m_tabs->addTab(tr("Service &history"));
    m_tabs->addTab(tr("Possible d&uplicates"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(m.margin, m.gap, m.margin, 0);
    row->addWidget(m_title, 1);
    row->addWidget(m_tabs);
    return head;
}

QWidget *CustomerPage::makePages()
{
    m_stack = new QStackedWidget(this);
    m_form = new CustomerForm(m_zone);
    m_service = new ServiceList(m_desk, m_zone, m_stack);
    m_doubles = new DoublesView(m_desk);
    m_comparison = new Comparison;
    m_stack->addWidget(scrolled(m_form, m_stack));
    m_stack->addWidget(m_service);
    m_stack->addWidget(scrolled(m_doubles, m_stack));
    m_stack->addWidget(new EmptyState({QStringLiteral("user"), tr("Nobody chosen"), tr("Choose a customer on the left, or make a new one.")}, m_stack));
    m_stack->addWidget(scrolled(m_comparison, m_stack));
    return m_stack;
}

QWidget *CustomerPage::makeFooter()
{
    const ThemeMetrics &m = Theme::current().metrics();
    m_footer = new QWidget(this);
    m_discard = new QPushButton(tr("D&iscard edits"), m_footer);
    m_discard->setObjectName(QStringLiteral("discard"));
    m_save = new QPushButton(tr("&Save"), m_footer);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    m_save->setToolTip(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(m.margin, m.gap, m.margin, m.margin);
    row->addStretch();
    row->addWidget(m_discard);
    row->addWidget(m_save);
    return m_footer;
}

void CustomerPage::join()
{
    connect(&m_desk, &desk::Desk::catalogChanged, this, &CustomerPage::follow);
    connect(&m_desk, &desk::Desk::ordersChanged, this, &CustomerPage::followOrders);
    connect(&m_desk, &desk::Desk::viewerChanged, this, &CustomerPage::followRights);
    connect(m_form, &FormPage::changed, this, [this] {
        refreshHead();
        Q_EMIT editsChanged();
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { turnTo(Shown(tab)); });
    connect(m_discard, &QPushButton::clicked, this, &CustomerPage::discard);
    connect(m_save, &QPushButton::clicked, this, &CustomerPage::save);
    connect(m_service, &ServiceList::orderWanted, this, &CustomerPage::orderWanted);
    connect(m_doubles, &DoublesView::customerWanted, this, &CustomerPage::customerWanted);
    connect(m_doubles, &DoublesView::mergeWanted, this, [this](domain::CustomerId other) { Q_EMIT mergeWanted(current(), other); });
    connect(m_comparison, &Comparison::chosen, this, &CustomerPage::keepMine);
    connect(m_comparison, &Comparison::backWanted, this, [this] {
        m_theirs.reset();
        turnTo(Details);
    });
}

void CustomerPage::followRights()
{
    m_rights = Rights(m_desk.viewer());
    const bool mayEdit = m_rights.may(Permission::EnterOrders);
    mayEdit ? m_readOnly->dismiss() : m_readOnly->show(Kind::Info, tr("Your role may look at customers, but not change them."));
    m_form->setEditable(mayEdit);
    refreshHead();
}

bool CustomerPage::hasEdits() const
{
    return m_open && !m_form->isSame(m_base, m_form->taken(m_base));
}

std::set<qint64> CustomerPage::unsaved() const
{
    std::set<qint64> ids;
    for (const auto &[id, edit] : m_kept)
        ids.insert(id);
    if (m_open)
        ids.erase(current().value());
    if (hasEdits())
        ids.insert(current().value());
    return ids;
}

void CustomerPage::keep()
{
    if (hasEdits())
        m_kept.insert_or_assign(current().value(), Edit(m_base, m_form->taken(m_base)));
    else if (m_open)
        m_kept.erase(current().value());
}

void CustomerPage::open(domain::CustomerId id)
{
    if (m_open && id == current())
        return;
    keep();
    const auto kept = m_kept.find(id.value());
    if (kept == m_kept.end())
        return reopen(id, {});
    const Edit edit = kept->second;
    m_strip->dismiss();
    show(edit.first, edit.second);
    follow();
}

void CustomerPage::reopen(domain::CustomerId id, std::function<void()> then)
{
    read(id, [this, then = std::move(then)](const Result<desk::CustomerFile> &file) {
        if (!file)
            return tell(Kind::Wrong, Words::error(file.error()));
        m_strip->dismiss();
        show(*file, *file);
        showFile(*file);
        if (then)
            then();
    });
}

void CustomerPage::begin()
{
    if (!m_rights.may(Permission::EnterOrders) || (m_open && !current().isValid()))
        return;
    keep();
    m_reading.abandon();
    const auto kept = m_kept.find(0);
    const Edit edit = kept != m_kept.end() ? kept->second : Edit();
    m_strip->dismiss();
    show(edit.first, edit.second);
    m_form->findChild<QWidget *>(QStringLiteral("edit:name"))->setFocus(Qt::OtherFocusReason);
}

void CustomerPage::show(const domain::CustomerFile &base, const domain::CustomerFile &edited)
{
    const bool isPristine = base == edited;
    const bool isOther = !m_open || base.customer.id != current();
    m_theirs.reset();
    m_open = true;
    m_kept.erase(base.customer.id.value());
    QStringList grades;
    for (const domain::CustomerGrade &grade : m_desk.catalog().organisation().grades) {
        if (grade.active)
            grades += grade.name;
    }
    m_form->setGrades(grades);
    m_form->show(edited);
    // Blanks around stored words are no edit.
    m_base = isPristine ? m_form->taken(base) : base;
    const QSignalBlocker quiet(m_tabs);
    for (const int tab : {int(Service), int(Doubles)})
        m_tabs->setTabVisible(tab, base.customer.id.isValid());
    if (isOther) {
        m_tabs->setCurrentIndex(Details);
        m_tabs->setTabText(Doubles, tr("Possible d&uplicates"));
        m_doubles->setPairs({}, {}, {});
    }
    turnTo(Shown(m_tabs->currentIndex()));
    readDoubles();
    Q_EMIT opened();
    Q_EMIT editsChanged();
}

void CustomerPage::showFile(const desk::CustomerFile &file)
{
    m_service->setFile(file);
}

void CustomerPage::showNothing()
{
    m_open = false;
    m_base = {};
    m_reading.abandon();
    turnTo(Nothing);
    Q_EMIT opened();
    Q_EMIT editsChanged();
}

void CustomerPage::turnTo(Shown what)
{
    m_stack->setCurrentIndex(what);
    m_tabs->setVisible(what != Nothing && what != Versions);
    m_footer->setVisible(what == Details);
    refreshHead();
}

void CustomerPage::refreshHead()
{
    const QString typed = m_open ? m_form->taken(m_base).customer.name : QString();
    const QString name = typed.isEmpty() ? m_base.customer.name : typed;
    m_title->setText(TextLabel::breakable(m_open && name.isEmpty() ? tr("New customer") : name));
    const bool mayEdit = m_rights.may(Permission::EnterOrders);
    m_discard->setEnabled(mayEdit && (hasEdits() || (m_open && !current().isValid())));
    m_save->setEnabled(mayEdit && hasEdits());
    m_rights.gate(*m_save, Permission::EnterOrders, hasEdits());
}

void CustomerPage::tell(Kind kind, const QString &sentence, const std::vector<MessageStrip::Choice> &choices)
{
    m_strip->show(kind, sentence, choices);
}

void CustomerPage::discard()
{
    m_kept.erase(current().value());
    if (!current().isValid())
        return showNothing();
    const domain::CustomerFile base = m_base;
    m_strip->dismiss();
    show(base, base);
    follow();
}

void CustomerPage::discardAll()
{
    m_kept.clear();
    if (m_open)
        discard();
}

void CustomerPage::read(domain::CustomerId id, std::function<void(const Result<desk::CustomerFile> &)> done)
{
    m_reading.abandon();
    m_reading = m_lookup.open(id, this, std::move(done), mostOrders);
}

/// Something changed: by this form, by undo, or by somebody else.
void CustomerPage::follow()
{
    if (m_busy || !m_open || !current().isValid())
        return;
    read(current(), [this, id = current()](const Result<desk::CustomerFile> &now) {
        if (m_busy || id != current())
            return;
        if (!now && now.error().code == ErrorCode::NotFound && !hasEdits())
            return showNothing();
        if (!now)
            return tell(Kind::Ask, now.error().code == ErrorCode::NotFound
                    ? tr("This customer is gone meanwhile, merged into another one perhaps. What you edited is still here, but cannot be saved to it.")
                    : Words::error(now.error()));
        showFile(*now);
        if (const domain::CustomerFile &stored = *now; stored == m_base || m_theirs == stored)
            return readDoubles();
        if (!hasEdits())
            return show(*now, *now);
        tell(Kind::Ask, tr("Somebody else changed this while you are editing it."), {{tr("Compare"), [this] { compare(); }, QStringLiteral("compare")}});
    });
}

void CustomerPage::followOrders()
{
    if (m_busy || !m_open || !current().isValid() || !isVisible())
        return;
    m_readingOrders.abandon();
    m_readingOrders = m_lookup.open(
        current(), this,
        [this, id = current()](const Result<desk::CustomerFile> &now) {
            if (now && id == current())
                showFile(*now);
        },
        mostOrders);
}

void CustomerPage::readDoubles()
{
    m_readingDoubles.abandon();
    if (!current().isValid())
        return;
    m_readingDoubles = m_lookup.doubles(current(), this, [this, id = current()](const Result<std::vector<domain::CustomerPair>> &pairs) {
        if (!pairs || id != current())
            return;
        m_doubles->setPairs(*pairs, id, m_rights.objection(Permission::EnterOrders));
        m_tabs->setTabText(Doubles, pairs->empty() ? tr("Possible d&uplicates") : tr("Possible d&uplicates (%1)").arg(pairs->size()));
    });
}

void CustomerPage::save()
{
    if (m_busy || !m_open || !m_rights.may(Permission::EnterOrders))
        return;
    if (QWidget *wrong = m_form->judge()) {
        tell(Kind::Wrong, tr("Not saved yet: some fields need a look."));
        return wrong->setFocus(Qt::OtherFocusReason);
    }
    if (!hasEdits())
        return tell(Kind::Info, tr("There is nothing to save."));
    m_busy = true;
    m_desk.submit(desk::SingleCommand(desk::EditCustomer {m_base, m_form->taken(m_base)}), this,
        [this, sent = current()](const Result<desk::Outcome> &result) {
            m_busy = false;
            answered(result, sent);
        });
}

void CustomerPage::answered(const Result<desk::Outcome> &result, domain::CustomerId sent)
{
    if (sent != current()) // another one was opened meanwhile; what was sent stays kept unless it is done
        return result ? (void)m_kept.erase(sent.value()) : tell(Kind::Wrong, Words::error(result.error()));
    if (!result && result.error().code == ErrorCode::Conflict && sent.isValid())
        return compare();
    if (!result)
        return tell(Kind::Wrong, Words::error(result.error()));
    const bool isNew = !sent.isValid();
    reopen(domain::CustomerId(result->createdId), [this, isNew] {
        m_kept.erase(0);
        tell(Kind::Done, isNew ? tr("Created.") : tr("Saved."), {{tr("Undo"), [this] { Q_EMIT undoWanted(); }, QStringLiteral("undoSaved")}});
    });
}

/// Reads how it stands in the database and shows both versions.
void CustomerPage::compare()
{
    read(current(), [this, id = current()](const Result<desk::CustomerFile> &now) {
        if (id != current())
            return;
        if (!now)
            return tell(Kind::Wrong, Words::error(now.error()));
        m_theirs = *now;
        m_strip->dismiss();
        m_comparison->setRows(comparedRows<domain::CustomerFile>(*m_form, m_base, m_form->taken(m_base), *m_theirs), {});
        turnTo(Versions);
    });
}

void CustomerPage::keepMine(const std::vector<int> &rows)
{
    if (!m_theirs)
        return;
    const domain::CustomerFile mine = m_form->taken(m_base);
    const domain::CustomerFile base = *m_theirs;
    domain::CustomerFile merged = base;
    for (const int row : rows)
        m_form->rows()[size_t(row)].copy(mine, merged);
    show(base, merged);
    turnTo(Details);
    if (hasEdits())
        save();
}

} // namespace fieldlane::ui::customers
