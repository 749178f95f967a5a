#include "ui/intake/importcolumnspage.h"
#include "exchange/opentable.h"
#include "ui/intake/importwords.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

using core::Result;

namespace {
constexpr int previewRows = 50;
constexpr int fieldsWidth = 356;
}

ImportColumnsPage::ImportColumnsPage(QWidget *parent)
    : QWidget(parent)
    , m_form(nullptr)
    , m_fields(nullptr)
    , m_preview(new QTableWidget(this))
    , m_summary(new QLabel(this))
    , m_dateFormat(new QLineEdit(this))
    , m_mapNote(new QLabel(this))
{
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_preview->verticalHeader()->setDefaultSectionSize(Theme::current().metrics().row);
    m_preview->setWordWrap(false);
    m_preview->setAlternatingRowColors(true);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    m_dateFormat->setObjectName(QStringLiteral("importDateFormat"));
    m_dateFormat->setToolTip(tr("Where 3/4/2026 can be two days: d/M/yyyy or M/d/yyyy"));
    m_dateFormat->setPlaceholderText(tr("found by itself"));

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("importFields"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(fieldsWidth);
    m_fields = new QWidget(scroll);
    m_form = new QFormLayout(m_fields);
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_form->setContentsMargins(0, 0, Theme::current().metrics().gap, 0);
    scroll->setWidget(m_fields);

    auto *right = new QVBoxLayout;
    right->addWidget(m_summary);
    right->addWidget(m_preview, 1);
    right->addLayout(footRow());
    m_mapNote->setObjectName(QStringLiteral("importMapNote"));
    m_mapNote->setWordWrap(true);
    right->addWidget(m_mapNote);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, Theme::current().metrics().margin, 0, 0);
    layout->setSpacing(Theme::current().metrics().margin);
    layout->addWidget(scroll);
    layout->addLayout(right, 1);
}

QLayout *ImportColumnsPage::footRow()
{
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("&Date format"), this);
    label->setBuddy(m_dateFormat);
    row->addWidget(label);
    row->addWidget(m_dateFormat, 1);
    const auto button = [&](const QString &text, const char *name, void (ImportColumnsPage::*wanted)()) {
        auto *b = new QPushButton(text, this);
        b->setObjectName(QLatin1String(name));
        b->setAutoDefault(false);
        connect(b, &QPushButton::clicked, this, wanted);
        row->addWidget(b);
    };
    button(tr("&Load mapping…"), "importLoadMap", &ImportColumnsPage::loadMapWanted);
    button(tr("&Save mapping…"), "importSaveMap", &ImportColumnsPage::saveMapWanted);
    return row;
}

Result<void> ImportColumnsPage::load(const QString &path, exchange::TableKind kind)
{
    FIELDLANE_ASSIGN(table, exchange::openTable(path));
    m_header = table->header();
    m_proposed = exchange::ColumnMap::fromHeader(kind, m_header);
    buildFields(m_header);
    m_preview->clear();
    m_preview->clearSpans();
    m_preview->setRowCount(0);
    m_preview->setColumnCount(int(m_header.size()));
    m_preview->setHorizontalHeaderLabels(m_header);
    QStringList lines;
    while (m_preview->rowCount() < previewRows) {
        const auto row = table->next();
        if (!row)
            break;
        const int at = m_preview->rowCount();
        m_preview->setRowCount(at + 1);
        lines += QString::number(row->line);
        if (!row->fault.isEmpty()) { // across all columns, for it falls into none
            m_preview->setItem(
                at, 0, new QTableWidgetItem(QChar(0x26a0) + QStringLiteral("  ") + row->fault));
            m_preview->setSpan(at, 0, 1, std::max(1, int(m_header.size())));
            continue;
        }
        for (int column = 0; column < row->cells.size(); ++column)
            m_preview->setItem(at, column, new QTableWidgetItem(row->cells[column].left(200)));
    }
    m_preview->setVerticalHeaderLabels(lines);
    m_preview->resizeColumnsToContents();
    for (int column = 0; column < m_header.size(); ++column)
        m_preview->setColumnWidth(column, std::clamp(m_preview->columnWidth(column) + 12, 64, 220));
    showMapping();
    return {};
}

void ImportColumnsPage::buildFields(const QStringList &header)
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_combos.clear();
    const auto specs = exchange::columnsOf(m_proposed.kind);
    for (int i = 0; i < int(specs.size()); ++i) {
        auto *combo = new QComboBox(m_fields);
        combo->setObjectName(QStringLiteral("importColumn.%1").arg(QLatin1String(specs[size_t(i)].name)));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(14);
        combo->addItem(tr("(not in the file)"));
        combo->addItems(header);
        const auto found = m_proposed.columns.find(i);
        combo->setCurrentIndex(
            found == m_proposed.columns.end() ? 0 : int(header.indexOf(found->second)) + 1);
        m_form->addRow(fieldTitle(m_proposed.kind, i), combo);
        m_combos[i] = combo;
        connect(combo, &QComboBox::currentIndexChanged, this, [this] {
            showMapping();
            Q_EMIT changed();
        });
    }
}

exchange::ColumnMap ImportColumnsPage::map() const
{
    exchange::ColumnMap map;
    map.kind = m_proposed.kind;
    map.custom = m_proposed.custom;
    map.dateFormat = m_dateFormat->text().trimmed();
    for (const auto &[field, combo] : m_combos) {
        if (combo->currentIndex() > 0)
            map.columns[field] = m_header[combo->currentIndex() - 1];
    }
    return map;
}

Result<void> ImportColumnsPage::setMap(const exchange::ColumnMap &map)
{
    FIELDLANE_TRY(map.bind(m_header));
    m_proposed.custom = map.custom;
    m_dateFormat->setText(map.dateFormat);
    for (const auto &[field, combo] : m_combos) {
        const auto found = map.columns.find(field);
        combo->setCurrentIndex(found == map.columns.end() ? 0 : int(m_header.indexOf(found->second)) + 1);
    }
    showMapping();
    return {};
}

bool ImportColumnsPage::isComplete() const
{
    // Number, name and name again: the first column of each kind is what its rows are known by.
    return !m_combos.empty() && m_combos.at(0)->currentIndex() > 0;
}

void ImportColumnsPage::showMapping()
{
    m_mapNote->clear();
    QStringList unused;
    const auto bound = map().bind(m_header);
    if (bound)
        unused = bound->unused;
    const QString used
        = tr("%1 of %2 columns are used.").arg(m_header.size() - unused.size()).arg(m_header.size());
    const QString left
        = unused.isEmpty() ? QString() : tr("Left out: %1.").arg(unused.join(QStringLiteral(", ")));
    const QString missing = isComplete()
        ? QString()
        : tr("Choose the column for \"%1\" to go on.").arg(fieldTitle(m_proposed.kind, 0));
    m_summary->setText(QStringList{missing, used, left}.join(QLatin1Char(' ')).trimmed());
}

} // namespace fieldlane::ui::intake
