#include "ui/admin/handoverdialog.h"
#include "core/zone.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/words.h"
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>

namespace fieldlane::ui::admin {

using domain::TechnicianId;

HandOverDialog::HandOverDialog(const desk::Desk &desk, const domain::Technician &leaving,
    const std::vector<domain::OrderRecord> &orders, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_leaving(leaving)
    , m_problem(new TextLabel(Theme::TextLevel::Body, &ThemeColors::blocked, this))
{
    setObjectName(QStringLiteral("handOverDialog"));
    setWindowTitle(tr("%1 leaves").arg(leaving.name));
    resize(760, 480);
    for (const domain::OrderRecord &record : orders)
        m_lines.push_back({record, {}, nullptr});
    auto *intro = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this);
    intro->setText(tr("%1 still has %n open orders. Say where each of them goes; all of it is one step, and can be undone.", nullptr, int(orders.size())).arg(leaving.name));
    intro->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Hand over and leave"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("handOver"));
    const ThemeMetrics &m = Theme::current().metrics();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(m.gap);
    column->addWidget(intro);
    QWidget *lines = makeLines(zone);
    column->addWidget(makeShortcuts());
    column->addWidget(scrolled(lines, this), 1);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    const bool allFree = std::all_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.to; });
    m_accept->setEnabled(allFree);
    tell(allFree ? QString() : tr("Some orders cannot be handed over yet; see below each of them what to do."));
    connect(buttons, &QDialogButtonBox::accepted, this, &HandOverDialog::decided);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void HandOverDialog::tell(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

QWidget *HandOverDialog::makeShortcuts()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto *back = new QPushButton(tr("All &back to dispatch"), bar);
    back->setObjectName(QStringLiteral("allBack"));
    auto *best = new QPushButton(tr("Each to the b&est-ranked"), bar);
    best->setObjectName(QStringLiteral("eachToBest"));
    QComboBox *all = newChoice(bar);
    all->setObjectName(QStringLiteral("allTo"));
    all->setAccessibleName(tr("All to one technician"));
    all->addItem(tr("All to…"), 0);
    for (const domain::Technician &t : m_desk.catalog().technicians()) {
        if (t.active && t.id != m_leaving.id && m_desk.viewer().seesTechnician(t))
            all->addItem(t.name, t.id.value());
    }
    for (QPushButton *button : {back, best})
        button->setAutoDefault(false);
    row->addWidget(back);
    row->addWidget(best);
    row->addWidget(all, 1);
    connect(back, &QPushButton::clicked, this, [this] { giveAll({}); });
    connect(best, &QPushButton::clicked, this, &HandOverDialog::giveToBest);
    connect(all, &QComboBox::activated, this, [this, all] {
        if (const qint64 id = all->currentData().toLongLong())
            giveAll(TechnicianId(id));
    });
    return bar;
}

QWidget *HandOverDialog::makeLines(const QTimeZone &zone)
{
    auto *paper = new QWidget;
    auto *grid = new QGridLayout(paper);
    const ThemeMetrics &m = Theme::current().metrics();
    grid->setContentsMargins(m.margin, m.gap, m.margin, m.gap);
    grid->setHorizontalSpacing(m.margin);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    for (Line &line : m_lines)
        addLine(*grid, line, zone);
    grid->setRowStretch(grid->rowCount(), 1);
    return paper;
}

void HandOverDialog::addLine(QGridLayout &grid, Line &line, const QTimeZone &zone)
{
    const domain::Order &o = line.record.order;
    const domain::Assignment *lead = line.record.lead();
    const QString when = lead ? Words::moment(lead->plannedStart, zone, m_desk.now()) : QString();
    auto *text = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text);
    //: %1 is an order's number, %2 its customer, %3 its state, %4 when it is planned.
    text->setText(tr("%1, %2\n%3, planned %4").arg(o.number, o.customerName, Words::state(o.state), when));
    text->setWordWrap(true);
    const int at = grid.rowCount();
    grid.addWidget(text, at, 0);
    if (const QString obstacle = handOverObstacle(line.record, m_leaving.id); !obstacle.isEmpty()) {
        auto *reason = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::blocked);
        reason->setText(obstacle);
        reason->setWordWrap(true);
        grid.addWidget(reason, at, 1);
        return;
    }
    line.ranked = successors(m_desk, line.record, m_leaving.id);
    line.to = makeChoice(line);
    grid.addWidget(line.to, at, 1);
}

QComboBox *HandOverDialog::makeChoice(const Line &line)
{
    QComboBox *choice = newChoice(nullptr);
    choice->setObjectName(QStringLiteral("to:") + line.record.order.number);
    choice->setAccessibleName(tr("Where %1 goes").arg(line.record.order.number));
    choice->addItem(assistsOnly(line.record, m_leaving.id) ? tr("Goes on without an assistant") : tr("Back to dispatch"), 0);
    for (size_t i = 0; i < line.ranked.size(); ++i) {
        const domain::Technician *t = m_desk.catalog().technician(line.ranked[i]);
        choice->addItem(i == 0 ? tr("%1 (best)").arg(t->name) : t->name, t->id.value());
    }
    return choice;
}

void HandOverDialog::giveAll(TechnicianId to)
{
    QStringList left;
    for (const Line &line : m_lines) {
        const int at = line.to ? line.to->findData(to.value()) : -1;
        if (at >= 0)
            line.to->setCurrentIndex(at);
        else
            left += line.record.order.number;
    }
    tell(left.isEmpty() ? QString() : tr("Cannot be given there: %1.").arg(left.join(QStringLiteral(", "))));
}

void HandOverDialog::giveToBest()
{
    for (const Line &line : m_lines) {
        if (line.to && line.to->count() > 1)
            line.to->setCurrentIndex(1);
    }
    tell({});
}

std::vector<HandOver> HandOverDialog::choices() const
{
    std::vector<HandOver> list;
    for (const Line &line : m_lines) {
        if (line.to)
            list.push_back({line.record, TechnicianId(line.to->currentData().toLongLong())});
    }
    return list;
}

} // namespace fieldlane::ui::admin
