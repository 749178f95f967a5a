#include "ui/admin/checklist.h"
#include "core/text.h"
#include "ui/shared/searchfield.h"
#include <algorithm>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace fieldlane::ui::admin {

CheckList::CheckList(const QString &searchText, QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(searchText, this))
    , m_list(new QListWidget(this))
{
    m_list->setFixedHeight(176);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &CheckList::filter);
    connect(m_search, &SearchField::resultsWanted, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (m_filling)
            return;
        const qint64 id = item->data(Qt::UserRole).toLongLong();
        std::erase(m_chosen, id);
        if (item->checkState() == Qt::Checked)
            m_chosen.push_back(id);
        Q_EMIT changed();
    });
}

void CheckList::setOptions(const std::vector<Option> &options)
{
    m_options = options;
    fill();
}

void CheckList::setChosen(const std::vector<qint64> &ids)
{
    m_chosen = ids;
    fill();
}

std::vector<qint64> CheckList::chosen() const
{
    std::vector<qint64> sorted = m_chosen;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

void CheckList::fill()
{
    const QScopedValueRollback guard(m_filling, true);
    m_list->clear();
    const auto isChosen = [this](const Option &o) { return std::find(m_chosen.begin(), m_chosen.end(), o.id) != m_chosen.end(); };
    std::vector<Option> ordered = m_options;
    std::stable_partition(ordered.begin(), ordered.end(), isChosen);
    for (const Option &option : ordered) {
        auto *item = new QListWidgetItem(option.text, m_list);
        item->setData(Qt::UserRole, option.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(isChosen(option) ? Qt::Checked : Qt::Unchecked);
    }
    filter();
}

void CheckList::filter()
{
    const QStringList words = core::foldForSearch(m_search->text()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int i = 0; i < m_list->count(); ++i) {
        const QString text = core::foldForSearch(m_list->item(i)->text());
        m_list->item(i)->setHidden(
            !std::all_of(words.begin(), words.end(), [&](const QString &word) { return text.contains(word); }));
    }
}

} // namespace fieldlane::ui::admin
