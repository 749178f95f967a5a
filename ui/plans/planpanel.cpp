#include "ui/plans/planpanel.h"
#include "ui/plans/planfigures.h"
#include "ui/plans/planform.h"
#include "ui/plans/planmodel.h"
#include "ui/plans/planwords.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/words.h"
#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QThread>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fieldlane::ui::plans {

namespace {

constexpr int wholeProgress = 1000;
constexpr int chains = 2; ///< part of the question: the same on a machine with one processor and with sixteen

/// Buttons from the left, and room after them.
QHBoxLayout *rowOf(const std::vector<QWidget *> &widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().metrics().gap);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

} // namespace

PlanPanel::PlanPanel(desk::Desk &desk, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_zone(zone)
    , m_planner(desk)
    , m_model(new PlanModel(this))
    , m_form(new PlanForm(desk, zone, this))
    , m_note(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_found(new QWidget(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    setObjectName(QStringLiteral("planPanel"));
    m_note->setObjectName(QStringLiteral("planNote"));
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.gap);
    column->addWidget(m_form);
    column->addWidget(makeSearch());
    column->addWidget(m_note);
    auto *found = new QVBoxLayout(m_found);
    found->setContentsMargins(0, 0, 0, 0);
    found->setSpacing(m.gap);
    found->addWidget(makeKept());
    m_tabs = new QTabWidget(m_found);
    m_tabs->setObjectName(QStringLiteral("planTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeMoves(), QString());
    m_figures = new PlanFiguresView;
    m_tabs->addTab(scrolled(m_figures, m_tabs), tr("Fi&gures"));
    m_tabs->addTab(makeLeft(), QString());
    found->addWidget(m_tabs, 1);
    found->addWidget(makeApply());
    column->addWidget(m_found, 1);
    column->addStretch();
    m_found->hide();
    m_note->setText(tr("Finds who should go where and when. Nothing is changed before you apply a plan."));
    connect(m_form, &PlanForm::submitted, this, qOverload<>(&PlanPanel::plan));
    connect(m_model, &PlanModel::chosenChanged, this, &PlanPanel::showApply);
    connect(m_model, &PlanModel::chosenChanged, this, &PlanPanel::proposalChanged);
    joinPlanner();
    setBusy(false);
}

QWidget *PlanPanel::makeSearch()
{
    auto *box = new QWidget(this);
    m_start = new QPushButton(tr("&Plan"), box);
    m_start->setObjectName(QStringLiteral("planStart"));
    m_start->setDefault(true);
    m_stop = new QPushButton(tr("&Keep the best so far"), box);
    m_stop->setObjectName(QStringLiteral("planStop"));
    m_abandon = new QPushButton(tr("A&bandon"), box);
    m_abandon->setObjectName(QStringLiteral("planAbandon"));
    m_progress = new QProgressBar(box);
    m_progress->setObjectName(QStringLiteral("planProgress"));
    m_progress->setRange(0, wholeProgress);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How much of the search is over"));
    m_whatIf = new QPushButton(tr("&What if…"), box);
    m_whatIf->setObjectName(QStringLiteral("planWhatIf"));
    m_whatIf->setToolTip(tr("Plans as if a unit was closed, or more people were there."));
    m_whatIf->setCheckable(true);
    m_whatIf->setAutoDefault(false);
    auto *row = rowOf({m_start, m_whatIf, m_stop, m_abandon});
    row->insertWidget(row->count() - 1, m_progress, 1);
    box->setLayout(row);
    connect(m_start, &QPushButton::clicked, this, qOverload<>(&PlanPanel::plan));
    connect(m_whatIf, &QPushButton::toggled, m_form, &PlanForm::showWhatIf);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_planner.finish(); });
    connect(m_abandon, &QPushButton::clicked, this, [this] {
        m_planner.abandon();
        setBusy(false);
        m_note->setText(tr("The search was abandoned; nothing was changed."));
        Q_EMIT finished();
    });
    return box;
}

QWidget *PlanPanel::makeKept()
{
    auto *box = new QWidget(m_found);
    m_plans = newChoice(box);
    m_plans->setObjectName(QStringLiteral("planChoice"));
    m_plans->setAccessibleName(tr("Plans that were found"));
    m_forget = new QPushButton(tr("&Forget"), box);
    m_forget->setObjectName(QStringLiteral("planForget"));
    m_forget->setToolTip(tr("Takes this plan off the list; what was applied stays."));
    auto *row = rowOf({m_plans, m_forget});
    row->setStretchFactor(m_plans, 1);
    box->setLayout(row);
    connect(m_plans, &QComboBox::activated, this, &PlanPanel::lookAt);
    connect(m_forget, &QPushButton::clicked, this, &PlanPanel::forget);
    return box;
}

QWidget *PlanPanel::makeMoves()
{
    auto *page = new QWidget;
    m_moves = new QTreeView(page);
    m_moves->setObjectName(QStringLiteral("planMoves"));
    m_moves->setAccessibleName(tr("Moves of the plan, by technician"));
    m_moves->setModel(m_model);
    m_moves->setUniformRowHeights(true);
    m_moves->setAllColumnsShowFocus(true);
    m_moves->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_moves->header()->setStretchLastSection(false);
    m_moves->header()->setMinimumSectionSize(48);
    m_moves->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_moves->header()->setSectionResizeMode(PlanModel::Before, QHeaderView::Interactive);
    m_moves->header()->setSectionResizeMode(PlanModel::Order, QHeaderView::Stretch); // long names are cut; their tips tell them whole
    m_why = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, page);
    m_why->setObjectName(QStringLiteral("planWhy"));
    m_why->setWordWrap(true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().metrics().gap / 2);
    column->addWidget(m_moves, 1);
    column->addWidget(m_why);
    connect(m_moves->selectionModel(), &QItemSelectionModel::currentChanged, this, &PlanPanel::explain);
    return page;
}

QWidget *PlanPanel::makeLeft()
{
    m_left = new QTreeWidget;
    m_left->setObjectName(QStringLiteral("planLeft"));
    m_left->setAccessibleName(tr("Orders for which nobody is free"));
    m_left->setRootIsDecorated(false);
    m_left->setWordWrap(true);
    m_left->setHeaderLabels({tr("Order"), tr("Why nobody takes it")});
    connect(m_left, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            Q_EMIT moveSelected(domain::OrderId(item->data(0, PlanModel::OrderRole).toLongLong()), {});
    });
    return m_left;
}

QWidget *PlanPanel::makeApply()
{
    auto *box = new QWidget(m_found);
    m_apply = new QPushButton(box);
    m_apply->setObjectName(QStringLiteral("planApply"));
    m_none = new QPushButton(box);
    m_none->setObjectName(QStringLiteral("planNone"));
    box->setLayout(rowOf({m_apply, m_none}));
    connect(m_apply, &QPushButton::clicked, this, &PlanPanel::apply);
    connect(m_none, &QPushButton::clicked, this, [this] { m_model->chooseAll(m_model->chosen().empty()); });
    return box;
}

void PlanPanel::joinPlanner()
{
    connect(&m_planner, &desk::DayPlanner::progressed, this, [this](double share) { m_progress->setValue(int(share * wholeProgress)); });
    connect(&m_planner, &desk::DayPlanner::planned, this, &PlanPanel::keep);
    connect(&m_planner, &desk::DayPlanner::failed, this, [this](const core::Error &error) {
        setBusy(false);
        m_note->setText(Words::error(error));
        Q_EMIT finished();
    });
}

void PlanPanel::setBusy(bool busy)
{
    const bool hadFocus = m_start->hasFocus() || m_stop->hasFocus() || m_abandon->hasFocus();
    const std::vector<QWidget *> atRest {m_start, m_whatIf};
    const std::vector<QWidget *> atWork {m_stop, m_abandon, m_progress};
    for (QWidget *widget : busy ? atRest : atWork) // before the others show: all together would widen the panel for good
        widget->hide();
    for (QWidget *widget : busy ? atWork : atRest)
        widget->show();
    m_progress->setValue(0);
    m_form->setEnabled(!busy);
    if (hadFocus)
        (busy ? m_stop : m_start)->setFocus();
}

void PlanPanel::plan()
{
    if (const QString problem = m_form->problem(); !problem.isEmpty())
        m_note->setText(problem);
    else
        plan(m_form->question(), m_form->time());
}

void PlanPanel::plan(const desk::PlanQuestion &question, core::Duration time)
{
    engine::PlanOptions options;
    options.chains = chains;
    options.threads = std::max(1, QThread::idealThreadCount());
    if (m_steps) {
        options.steps = m_steps;
    } else {
        QElapsedTimer clock;
        clock.start();
        options.time = time;
        options.elapsed = [clock] { return core::Duration(clock.elapsed()); };
    }
    setBusy(true);
    m_note->setText(tr("Looking for a better day…"));
    m_planner.start(question, options);
}

void PlanPanel::keep(const std::shared_ptr<const desk::PlannedDays> &days)
{
    setBusy(false);
    const size_t place = m_kept.add(days, days->ground.request.context.policy.name);
    m_plans->clear();
    for (const KeptPlan &plan : m_kept.all())
        m_plans->addItem(plan.name);
    lookAt(int(place));
    m_moves->setFocus();
    Q_EMIT finished();
}

std::shared_ptr<const desk::PlannedDays> PlanPanel::shown() const
{
    const int place = m_plans->currentIndex();
    return place < 0 ? nullptr : m_kept.at(size_t(place)).days;
}

std::vector<size_t> PlanPanel::chosen() const
{
    return m_model->chosen();
}

void PlanPanel::lookAt(int place)
{
    m_plans->setCurrentIndex(place);
    const auto days = shown();
    m_found->setVisible(days != nullptr);
    m_why->hide();
    m_model->setPlan(days, m_desk.catalog(), m_zone, m_desk.now());
    if (!days)
        return;
    m_note->setText(PlanWords::summary(*days));
    m_moves->expandAll();
    m_moves->setColumnWidth(PlanModel::Before, fontMetrics().averageCharWidth() * 12);
    m_figures->show(m_kept.all(), size_t(place));
    m_tabs->setTabText(0, tr("&Moves (%1)").arg(days->plan.moves.size()));
    m_tabs->setTabText(2, tr("&Left over (%1)").arg(days->plan.unplanned.size()));
    showLeft(*days);
}

void PlanPanel::showLeft(const desk::PlannedDays &days)
{
    const PlanWords words(m_desk.catalog(), m_zone, m_desk.now());
    m_left->clear();
    for (const engine::Unplanned &one : days.plan.unplanned) {
        const engine::PlanTask &task = days.ground.request.tasks[one.task];
        auto *item = new QTreeWidgetItem(m_left, {PlanWords::order(days, one.task), words.reason(one)});
        item->setData(0, PlanModel::OrderRole, task.job.orderId.value());
        item->setToolTip(0, item->text(0));
        item->setToolTip(1, item->text(1));
    }
    constexpr int widest = 190;
    m_left->resizeColumnToContents(0);
    m_left->setColumnWidth(0, std::min(widest, m_left->columnWidth(0)));
}

void PlanPanel::showApply()
{
    const size_t all = m_model->choosable();
    const size_t chosen = m_model->chosen().size();
    m_apply->setText(chosen == all ? tr("&Apply all") : tr("&Apply %n moves", nullptr, int(chosen)));
    m_apply->setEnabled(chosen > 0 && !m_isApplying);
    m_apply->setDefault(m_apply->isEnabled()); // one main button at a time
    m_start->setDefault(!m_apply->isEnabled());
    m_none->setText(chosen == 0 ? tr("&Check all") : tr("&Uncheck all"));
    m_none->setEnabled(all > 0);
}

void PlanPanel::explain()
{
    const QModelIndex index = m_moves->currentIndex();
    const engine::PlanMove *move = m_model->move(index);
    const PlanWords words(m_desk.catalog(), m_zone, m_desk.now());
    m_why->setText(move ? words.explanation(*move, *shown()).join(QLatin1Char('\n')) : QString());
    m_why->setVisible(move != nullptr);
    if (index.isValid())
        Q_EMIT moveSelected(domain::OrderId(index.data(PlanModel::OrderRole).toLongLong()),
            domain::TechnicianId(index.data(PlanModel::TechnicianRole).toLongLong()));
}

void PlanPanel::forget()
{
    const int place = m_plans->currentIndex();
    if (place < 0)
        return;
    m_kept.remove(size_t(place));
    m_plans->removeItem(place);
    lookAt(m_plans->count() - 1);
    if (m_plans->count() == 0)
        m_note->setText(tr("Finds who should go where and when. Nothing is changed before you apply a plan."));
}

void PlanPanel::apply()
{
    const auto days = shown();
    if (!days || m_isApplying)
        return;
    m_isApplying = true;
    showApply();
    desk::applyPlan(m_desk, days, m_model->chosen(), this, [this, days](const core::Result<desk::PlanApplied> &answer) { applied(days, answer); });
}

void PlanPanel::applied(const std::shared_ptr<const desk::PlannedDays> &days, const core::Result<desk::PlanApplied> &answer)
{
    m_isApplying = false;
    showApply();
    if (!answer) {
        m_note->setText(Words::error(answer.error()));
        return;
    }
    const QString sentences = PlanWords(m_desk.catalog(), m_zone, m_desk.now()).applied(*answer);
    Q_EMIT told(sentences, !answer->refused.empty());
    if (days != shown())
        return;
    m_model->chooseAll(false); // what was carried out is no proposal any more
    m_note->setText(sentences);
}

void PlanPanel::followCatalog()
{
    m_form->followCatalog();
}

void PlanPanel::focusForm()
{
    m_start->setFocus();
}

} // namespace fieldlane::ui::plans
