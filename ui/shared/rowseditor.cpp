#include "ui/shared/rowseditor.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QToolButton>

namespace fieldlane::ui {

RowsEditor::RowsEditor(std::vector<Column> columns, const QString &addText, QWidget *parent)
    : QWidget(parent)
    , m_columns(std::move(columns))
    , m_grid(new QGridLayout)
    , m_add(new QPushButton(Icons::named(QStringLiteral("plus")), addText, this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(4);
    for (int i = 0; i < int(m_columns.size()); ++i) {
        const Column &column = m_columns[size_t(i)];
        auto *head = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this);
        head->setText(column.title);
        m_grid->addWidget(head, 0, i);
        m_grid->setColumnStretch(i, column.width == 0 ? 1 : 0);
        m_heads.push_back(head);
    }
    auto *below = new QHBoxLayout;
    below->addWidget(m_add);
    below->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(4);
    outer->addLayout(m_grid);
    outer->addLayout(below);
    connect(m_add, &QPushButton::clicked, this, [this] {
        QVariantList fresh;
        for (const Column &column : m_columns)
            fresh += column.fresh;
        if (m_freshKey)
            fresh += m_freshKey();
        Rows all = rows();
        all.push_back(fresh);
        build(all);
        m_cells.back().front()->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed();
    });
    build({});
}

void RowsEditor::touched()
{
    if (!m_building)
        Q_EMIT changed();
}

QWidget *RowsEditor::makeCell(const Column &column, const QVariant &value)
{
    using Kind = Column::Kind;
    if (column.kind == Kind::Number) {
        auto *spin = new QSpinBox(this);
        spin->setRange(column.from, column.to);
        spin->setValue(value.toInt());
        connect(spin, &QSpinBox::valueChanged, this, &RowsEditor::touched);
        return spin;
    }
    if (column.kind == Kind::Flag) {
        auto *box = new QCheckBox(this);
        box->setChecked(value.toBool());
        connect(box, &QCheckBox::toggled, this, &RowsEditor::touched);
        return box;
    }
    if (column.kind == Kind::Choice) {
        QComboBox *combo = newChoice(this);
        combo->setMinimumContentsLength(4);
        for (const auto &[key, text] : column.choices())
            combo->addItem(text, key);
        combo->setCurrentIndex(combo->findData(value));
        connect(combo, &QComboBox::currentIndexChanged, this, &RowsEditor::touched);
        return combo;
    }
    auto *line = new QLineEdit(value.toString(), this);
    line->setPlaceholderText(column.hint);
    line->setCursorPosition(0);
    connect(line, &QLineEdit::textChanged, this, &RowsEditor::touched);
    return line;
}

QVariant RowsEditor::valueOf(const Column &column, const QWidget &cell)
{
    using Kind = Column::Kind;
    switch (column.kind) {
    case Kind::Number:
        return static_cast<const QSpinBox &>(cell).value();
    case Kind::Flag:
        return static_cast<const QCheckBox &>(cell).isChecked();
    case Kind::Choice:
        return static_cast<const QComboBox &>(cell).currentData();
    case Kind::Text:
        break;
    }
    return static_cast<const QLineEdit &>(cell).text().trimmed();
}

void RowsEditor::addRow(const QVariantList &values)
{
    const int line = int(m_cells.size()) + 1;
    std::vector<QWidget *> cells;
    for (int i = 0; i < int(m_columns.size()); ++i) {
        const Column &column = m_columns[size_t(i)];
        QWidget *cell = makeCell(column, values.value(i));
        cell->setObjectName(QStringLiteral("cell:%1:%2").arg(line - 1).arg(i));
        cell->setAccessibleName(column.title);
        if (column.width > 0)
            cell->setMinimumWidth(column.width);
        m_grid->addWidget(cell, line, i);
        cells.push_back(cell);
    }
    auto *remove = new QToolButton(this);
    remove->setIcon(Icons::named(QStringLiteral("close")));
    remove->setAutoRaise(true);
    remove->setObjectName(QStringLiteral("remove:%1").arg(line - 1));
    remove->setToolTip(tr("Take this row away"));
    remove->setAccessibleName(remove->toolTip());
    connect(remove, &QToolButton::clicked, this, [this, remove] { removeRow(remove); });
    m_grid->addWidget(remove, line, int(m_columns.size()));
    cells.push_back(remove);
    QWidget *before = m_cells.empty() ? nullptr : m_cells.back().back();
    for (QWidget *cell : cells) {
        if (before)
            setTabOrder(before, cell);
        before = cell;
        cell->show(); // a picture may be taken before the next turn of the event loop
    }
    setTabOrder(before, m_add);
    m_along.push_back(values.mid(qsizetype(m_columns.size())));
    m_cells.push_back(std::move(cells));
}

void RowsEditor::removeRow(QWidget *button)
{
    Rows all = rows();
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (m_cells[i].back() != button)
            continue;
        all.erase(all.begin() + long(i));
        break;
    }
    build(all);
    m_add->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void RowsEditor::build(const Rows &rows)
{
    const QScopedValueRollback guard(m_building, true);
    for (const auto &cells : m_cells) {
        for (QWidget *cell : cells) {
            cell->setObjectName({}); // goes after its own click, and is nobody's target till then
            m_grid->removeWidget(cell);
            cell->hide();
            cell->deleteLater();
        }
    }
    m_cells.clear();
    m_along.clear();
    for (const QVariantList &row : rows)
        addRow(row);
    for (QWidget *head : m_heads)
        head->setVisible(!rows.empty());
}

void RowsEditor::setRows(const Rows &wanted)
{
    if (rows() != wanted)
        build(wanted);
}

RowsEditor::Rows RowsEditor::rows() const
{
    Rows all;
    for (size_t line = 0; line < m_cells.size(); ++line) {
        QVariantList row;
        for (size_t i = 0; i < m_columns.size(); ++i)
            row += valueOf(m_columns[i], *m_cells[line][i]);
        all.push_back(row + m_along[line]);
    }
    return all;
}

void RowsEditor::refreshChoices()
{
    build(rows());
}

QWidget *RowsEditor::cell(int row, int column) const
{
    return m_cells.at(size_t(row)).at(size_t(column));
}

} // namespace fieldlane::ui
