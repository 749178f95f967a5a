#include "ui/rulebook/rulelistmodel.h"
#include <QLocale>

namespace fieldlane::ui::rulebook {

using rules::Rule;
using rules::RuleCount;

RuleListModel::RuleListModel(BookEdit &edit, QObject *parent)
    : QAbstractListModel(parent)
    , m_edit(edit)
{
    connect(&edit, &BookEdit::bookReset, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&edit, &BookEdit::aboutToExchange, this, [this](int place, int out, int in) {
        m_exchangedRows = in - out;
        const int common = place + std::min(in, out);
        if (m_exchangedRows > 0)
            beginInsertRows({}, common, common + m_exchangedRows - 1);
        else if (m_exchangedRows < 0)
            beginRemoveRows({}, common, common - m_exchangedRows - 1);
    });
    connect(&edit, &BookEdit::exchanged, this, [this](int place, int out, int in) {
        if (m_exchangedRows > 0)
            endInsertRows();
        else if (m_exchangedRows < 0)
            endRemoveRows();
        m_exchangedRows = 0;
        if (const int common = std::min(in, out); common > 0)
            Q_EMIT dataChanged(index(place), index(place + common - 1));
    });
}

void RuleListModel::setWords(const RuleWords *words)
{
    m_words = words;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void RuleListModel::setEditable(bool editable)
{
    m_editable = editable;
}

void RuleListModel::setCount(const QString &ruleId, const RuleCount &count)
{
    m_counts[ruleId] = count;
    if (const int place = m_edit.placeOf(ruleId); place >= 0)
        Q_EMIT dataChanged(index(place), index(place), {CountRole, NeverRole});
}

const RuleCount *RuleListModel::countOf(const QString &ruleId) const
{
    const auto it = m_counts.constFind(ruleId);
    return it == m_counts.constEnd() ? nullptr : &*it;
}

void RuleListModel::setFindings(const std::vector<rules::BookFinding> &findings)
{
    m_gravities.clear();
    for (const rules::BookFinding &finding : findings) {
        const auto it = m_gravities.constFind(finding.ruleId);
        if (it == m_gravities.constEnd() || *it < finding.gravity())
            m_gravities[finding.ruleId] = finding.gravity();
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {GravityRole});
}

int RuleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_edit.count();
}

QString RuleListModel::countText(const RuleCount &count)
{
    if (!count.understood)
        return tr("not applied");
    const QLocale locale;
    //: How many orders a rule matches: open ones now, and those of the last 30 days.
    return tr("%1 now · %2 in 30 days").arg(locale.toString(count.now), locale.toString(count.past));
}

QString RuleListModel::readAloud(const Rule &rule) const
{
    const RuleCount *count = countOf(rule.id);
    return QStringList {rule.title(), rule.enabled ? tr("on") : tr("off"), count ? countText(*count) : QString(),
        m_words ? m_words->sentence(rule) : QString()}
        .join(QLatin1String(", "));
}

QVariant RuleListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Rule &rule = m_edit.rule(index.row());
    const RuleCount *count = countOf(rule.id);
    switch (role) {
    case Qt::DisplayRole:
        return rule.title();
    case Qt::ToolTipRole:
    case SentenceRole:
        return m_words ? m_words->sentence(rule) : QString();
    case Qt::AccessibleTextRole:
        return readAloud(rule);
    case EnabledRole:
        return rule.enabled;
    case CountRole:
        return count ? countText(*count) : QString();
    case NeverRole:
        return count && count->isNeverReached();
    case GravityRole:
        return m_gravities.contains(rule.id) ? QVariant(int(m_gravities.value(rule.id))) : QVariant();
    case UnderstoodRole:
        return !count || count->understood;
    default:
        return {};
    }
}

bool RuleListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != EnabledRole || !m_editable)
        return false;
    Rule rule = m_edit.rule(index.row());
    if (!rule.unread.isUndefined())
        return false;
    rule.enabled = value.toBool();
    m_edit.setRule(index.row(), rule, rule.enabled ? tr("Switch on") : tr("Switch off"));
    return true;
}

Qt::ItemFlags RuleListModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace fieldlane::ui::rulebook
