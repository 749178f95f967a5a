#include "ui/rulebook/replaypanel.h"
#include "core/zone.h"
#include "ui/rulebook/replaymodel.h"
#include "ui/shared/dateeditor.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/policychoice.h"
#include "ui/shared/replaywords.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/words.h"
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int daysBack = 7;
constexpr int mostDays = 92; ///< more is for fieldlanectl backtest
constexpr int dateWidth = 116;
constexpr int choiceWidth = 190;
enum class Book { Edited, Published, None };

core::Instant midnight(QDate day, const QTimeZone &zone)
{
    return core::atLocal(zone, day, 0);
}

} // namespace

ReplayPanel::ReplayPanel(desk::Desk &desk, const QTimeZone &zone, const Books &books, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_zone(zone)
    , m_books(books)
    , m_replayer(desk)
    , m_model(new ReplayModel(this))
    , m_from(new DateEditor(this))
    , m_to(new DateEditor(this))
    , m_rules(newChoice(this))
    , m_policy(newChoice(this))
    , m_start(new QPushButton(tr("&Replay"), this))
    , m_stop(new QPushButton(tr("&Stop"), this))
    , m_told(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_table(new QTableView(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    setObjectName(QStringLiteral("replayPanel"));
    m_told->setObjectName(QStringLiteral("replayTold"));
    m_told->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("replayOrders"));
    m_table->setAccessibleName(tr("Orders that would have gone elsewhere or at another time"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.margin);
    column->addWidget(makeQuestion());
    column->addWidget(m_told);
    column->addWidget(makeFigures());
    column->addWidget(m_table, 1);
    column->addStretch();
    connect(m_start, &QPushButton::clicked, this, &ReplayPanel::ask);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_replayer.finish(); });
    for (DateEditor *day : {m_from, m_to})
        connect(day, &QLineEdit::returnPressed, this, &ReplayPanel::ask);
    connect(&m_replayer, &desk::Replayer::began, this, [this](int orders) { say(tr("Dispatching %n orders anew…", nullptr, orders)); });
    connect(&m_replayer, &desk::Replayer::replayed, this, &ReplayPanel::show);
    connect(&m_replayer, &desk::Replayer::failed, this, [this](const core::Error &error) {
        setBusy(false);
        say(Words::error(error));
    });
    setBusy(false);
    say(tr("Dispatches past days anew, each order at the moment it came in, and compares with what happened. Nothing is changed."));
}

QWidget *ReplayPanel::makeQuestion()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.gap);
    grid->setVerticalSpacing(m.gap / 2);
    auto add = [&, place = 0](const QString &name, QWidget *field, const char *id, int width) mutable {
        auto *label = new QLabel(name, box);
        label->setBuddy(field);
        field->setObjectName(QLatin1String(id));
        field->setAccessibleName(QString(name).remove(QLatin1Char('&')));
        field->setFixedWidth(width);
        grid->addWidget(label, 0, place);
        grid->addWidget(field, 1, place++);
    };
    const QDate today = core::toLocal(m_zone, m_desk.now()).date();
    m_from->setValue(today.addDays(-daysBack));
    m_to->setValue(today.addDays(-1));
    m_rules->addItem(tr("As edited here"), int(Book::Edited));
    m_rules->addItem(tr("Those that count"), int(Book::Published));
    m_rules->addItem(tr("None"), int(Book::None));
    add(tr("&From"), m_from, "replayFrom", dateWidth);
    add(tr("&To"), m_to, "replayTo", dateWidth);
    add(tr("R&ules"), m_rules, "replayRules", choiceWidth);
    add(tr("Poli&cy"), m_policy, "replayPolicy", choiceWidth);
    m_start->setObjectName(QStringLiteral("replayStart"));
    m_stop->setObjectName(QStringLiteral("replayStop"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m.gap);
    buttons->addWidget(m_start);
    buttons->addWidget(m_stop);
    grid->addLayout(buttons, 1, grid->columnCount());
    grid->setColumnStretch(grid->columnCount(), 1);
    followCatalog();
    return box;
}

QWidget *ReplayPanel::makeFigures()
{
    const ThemeMetrics &m = Theme::current().metrics();
    m_figures = new QWidget(this);
    m_figures->setObjectName(QStringLiteral("replayFigures"));
    m_grid = new QGridLayout(m_figures);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * m.margin);
    m_grid->setVerticalSpacing(m.gap / 2);
    m_figures->hide();
    return m_figures;
}

void ReplayPanel::followCatalog()
{
    //: A policy.
    PolicyChoice::fill(*m_policy, m_desk, tr("Each day's own"));
}

void ReplayPanel::focusDays()
{
    m_from->setFocus();
    m_from->selectAll();
}

void ReplayPanel::setBusy(bool busy)
{
    m_start->setEnabled(!busy);
    m_stop->setVisible(busy);
    if (!busy)
        return;
    m_figures->hide();
    m_table->hide();
}

void ReplayPanel::say(const QString &sentence)
{
    m_told->setText(sentence);
    if (!m_figures->isVisibleTo(this))
        m_table->hide();
}

void ReplayPanel::ask()
{
    if (!m_start->isEnabled())
        return; // by Enter, while one is on its way
    const QDate from = m_from->value();
    const QDate to = m_to->value();
    if (!m_desk.viewer().permissions.has(domain::Permission::SeeReports))
        return say(tr("Past days are replayed for those who may see reports."));
    if (!from.isValid() || !to.isValid())
        return say(tr("Write the days as 2026-12-25."));
    if (to < from || from.daysTo(to) >= mostDays)
        return say(to < from ? tr("The last day comes before the first.") : tr("At most %n days can be replayed here.", nullptr, mostDays));
    setBusy(true);
    say(tr("Reading what came in…"));
    desk::Replayer::Question question {{midnight(from, m_zone), midnight(to.addDays(1), m_zone)}, {}, PolicyChoice::chosen(*m_policy, m_desk)};
    if (const auto book = Book(m_rules->currentData().toInt()); book != Book::None)
        question.rules = book == Book::Edited ? m_books.edited() : m_books.published();
    m_replayer.ask(question);
}

void ReplayPanel::show(const desk::Replay &replay, bool isCut)
{
    setBusy(false);
    m_model->setReplay(replay, m_zone, [this](domain::TechnicianId id) {
        const domain::Technician *technician = m_desk.catalog().technician(id);
        return technician ? technician->name : tr("somebody else");
    });
    QString told = ReplayWords::summary(replay);
    if (isCut)
        told += QLatin1Char(' ') + tr("There were more than can be replayed at once; ask for fewer days.");
    if (!replay.isWhole)
        told += QLatin1Char(' ') + tr("It was stopped before the end.");
    showFigures(replay);
    const bool any = !replay.orders.empty();
    m_figures->setVisible(any);
    m_table->setVisible(any && m_model->rowCount() > 0);
    m_table->resizeColumnsToContents();
    for (int c = 0; c + 1 < ReplayModel::ColumnCount; ++c)
        m_table->setColumnWidth(c, m_table->columnWidth(c) + Theme::current().metrics().margin);
    say(told);
}

void ReplayPanel::showFigures(const desk::Replay &replay)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto put = [this](const QString &text, int row, int column, QColor ThemeColors::*ink, Theme::TextLevel level) {
        auto *label = new TextLabel(level, ink, m_figures);
        label->setText(text);
        m_grid->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    int column = 0;
    for (const QString &head : {QString(), tr("As it was"), tr("Replayed"), tr("Change"), tr("All replayed")})
        put(head, 0, column++, &ThemeColors::textMuted, Theme::TextLevel::Caption);
    int row = 0;
    for (const ReplayWords::Line &line : ReplayWords::lines(replay)) {
        put(line.name, ++row, 0, &ThemeColors::text, Theme::TextLevel::Body);
        put(line.before, row, 1, &ThemeColors::text, Theme::TextLevel::Body);
        put(line.after, row, 2, &ThemeColors::text, Theme::TextLevel::Body);
        const auto ink = line.better > 0 ? &ThemeColors::ok : line.better < 0 ? &ThemeColors::blocked : &ThemeColors::textMuted;
        put(line.change, row, 3, ink, Theme::TextLevel::Strong);
        put(line.whole, row, 4, &ThemeColors::textMuted, Theme::TextLevel::Body);
    }
    auto *note = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, m_figures);
    note->setText(tr("Times and promises are of orders that somebody has in both; the last column tells of all that would have been given."));
    m_grid->addWidget(note, ++row, 0, 1, 6);
    m_grid->setColumnStretch(5, 1);
}

} // namespace fieldlane::ui::rulebook
