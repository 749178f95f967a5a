#include "ui/shared/comparison.h"
#include <QButtonGroup>
#include <QGridLayout>
#include <QPushButton>

namespace fieldlane::ui {

Comparison::Comparison(QWidget *parent)
    : QWidget(parent)
    , m_intro(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_list(new QWidget(this))
    , m_grid(new QGridLayout(m_list))
{
    setObjectName(QStringLiteral("comparison"));
    const ThemeMetrics &m = Theme::current().metrics();
    m_intro->setWordWrap(true);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(m.margin);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    auto *back = new QPushButton(tr("&Back to my version"), this);
    back->setObjectName(QStringLiteral("compareBack"));
    auto *save = new QPushButton(tr("Save this &choice"), this);
    save->setObjectName(QStringLiteral("compareSave"));
    save->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.margin);
    column->addWidget(m_intro);
    column->addWidget(m_list);
    column->addLayout(buttons);
    column->addStretch();
    connect(back, &QPushButton::clicked, this, &Comparison::backWanted);
    connect(save, &QPushButton::clicked, this, &Comparison::choose);
}

void Comparison::setRows(const std::vector<ComparedRow> &rows, const QString &who)
{
    qDeleteAll(m_list->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_rows.clear();
    const QString name = who.isEmpty() ? tr("Somebody else") : who;
    const bool clash = std::any_of(rows.begin(), rows.end(), [](const ComparedRow &row) { return row.clashes(); });
    m_intro->setText(clash
            ? tr("%1 changed this while you were editing it. Nothing is lost: choose what stays where both of you changed something.").arg(name)
            : tr("%1 changed this while you were editing it. Nothing is lost: both of your changes fit together.").arg(name));
    for (const ComparedRow &row : rows)
        addRow(row, name);
}

QWidget *Comparison::version(const QString &head, const QString &value)
{
    auto *cell = new QWidget(m_list);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    if (!head.isEmpty()) {
        auto *caption = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, cell);
        caption->setText(head);
        caption->setWordWrap(true);
        column->addWidget(caption);
    }
    auto *text = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, cell);
    text->setText(TextLabel::breakable(value.isEmpty() ? QStringLiteral("–") : value));
    text->setWordWrap(true);
    column->addWidget(text);
    cell->show(); // a picture may be taken before the next turn of the event loop
    return cell;
}

void Comparison::addRow(const ComparedRow &row, const QString &who)
{
    int line = m_grid->rowCount();
    auto *name = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, m_list);
    name->setText(row.label);
    m_grid->addWidget(name, line++, 0, 1, 2);
    name->show();
    Shown shown {row, nullptr};
    if (row.clashes()) {
        shown.mine = new QRadioButton(tr("Keep mine"), m_list);
        shown.mine->setObjectName(QStringLiteral("mine:%1").arg(row.row));
        auto *theirs = new QRadioButton(tr("Take theirs"), m_list);
        theirs->setObjectName(QStringLiteral("theirs:%1").arg(row.row));
        auto *group = new QButtonGroup(name);
        group->addButton(shown.mine);
        group->addButton(theirs);
        shown.mine->setChecked(true);
        m_grid->addWidget(shown.mine, line, 0, Qt::AlignLeft);
        m_grid->addWidget(theirs, line++, 1, Qt::AlignLeft);
        shown.mine->show();
        theirs->show();
    }
    const bool both = row.clashes();
    m_grid->addWidget(version(both ? QString() : row.byMe ? tr("Mine, stays") : tr("As it was"), row.mine), line, 0);
    m_grid->addWidget(version(both ? QString() : row.byThem ? tr("By %1, stays").arg(who) : tr("As it was"), row.theirs), line, 1);
    m_rows.push_back(shown);
}

void Comparison::choose()
{
    std::vector<int> mine;
    for (const Shown &shown : m_rows) {
        if (shown.row.byMe && (!shown.mine || shown.mine->isChecked()))
            mine.push_back(shown.row.row);
    }
    Q_EMIT chosen(mine);
}

} // namespace fieldlane::ui
