#include "ui/rulebook/conditioneditor.h"
#include "ui/rulebook/groupbox.h"
#include "ui/rulebook/rebuilding.h"
#include "ui/shared/theme.h"
#include <QVBoxLayout>

namespace fieldlane::ui::rulebook {

using rules::Condition;
using rules::GroupMode;
using rules::ItemPath;

ConditionEditor::ConditionEditor(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("conditionEditor"));
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ConditionEditor::setVocabulary(const Vocabulary *vocabulary)
{
    m_vocabulary = vocabulary;
    rebuild();
}

void ConditionEditor::setCondition(const Condition &condition)
{
    const bool isSame = condition == m_stored && m_content;
    m_stored = condition;
    m_root = rules::asGroup(condition);
    if (!isSame)
        rebuild();
}

void ConditionEditor::setFaults(const std::map<rules::ConditionPath, QString> &faults)
{
    m_faults = faults;
    for (ConditionRow *row : m_rows) {
        const auto it = m_faults.find(rules::storedPath(m_stored, row->path()));
        row->setFault(it == m_faults.end() ? QString() : it->second);
    }
}

void ConditionEditor::focus(const rules::ConditionPath &path)
{
    const ItemPath item = rules::itemPath(m_stored, path);
    for (ConditionRow *row : m_rows) {
        if (row->path() == item)
            return row->focusFirst();
    }
    if (auto *mode = findChild<QWidget *>(QStringLiteral("mode:") + pathText(item)))
        mode->setFocus();
}

void ConditionEditor::take(const Condition &root, const QString &part)
{
    m_root = root;
    m_stored = root;
    Q_EMIT edited(m_stored, part);
}

void ConditionEditor::restructure(const Condition &root, const ItemPath &focus)
{
    if (root == m_root)
        return;
    take(root, {});
    rebuild();
    for (ConditionRow *row : m_rows) {
        if (row->path() == focus)
            return row->focusFirst();
    }
    if (auto *mode = findChild<QWidget *>(QStringLiteral("mode:") + pathText(focus)))
        mode->setFocus();
}

void ConditionEditor::rebuild()
{
    const FocusMark focused(m_content);
    if (m_content) {
        m_column->removeWidget(m_content);
        retire(m_content);
    }
    m_rows.clear();
    m_content = m_vocabulary ? newItem(m_root, {}, this) : nullptr;
    if (!m_content)
        return;
    m_column->addWidget(m_content);
    m_content->show();
    setFaults(m_faults);
    layOutNow(m_content);
    focused.restore(m_content);
}

QWidget *ConditionEditor::newItem(const Condition &item, const ItemPath &path, QWidget *parent)
{
    if (rules::isGroup(item))
        return newGroup(item, path, parent);
    return newRow(item, path, parent);
}

GroupBox *ConditionEditor::newGroup(const Condition &group, const ItemPath &path, QWidget *parent)
{
    const GroupMode mode = rules::modeOf(group);
    auto *box = new GroupBox(mode, path, parent);
    const auto &items = rules::itemsOf(group);
    for (size_t i = 0; i < items.size(); ++i) {
        ItemPath below = path;
        below.push_back(int(i));
        box->addItem(newItem(items[i], below, box));
    }
    if (items.empty()) {
        const bool isTrue = mode == GroupMode::All || mode == GroupMode::None;
        box->setEmptyText(!path.empty() ? tr("Nothing is in this group yet.")
                : isTrue                ? tr("Without a condition the rule matches every order.")
                                        : tr("Without a condition the rule matches no order."));
    }
    connect(box, &GroupBox::modeChosen, this, [this, path](GroupMode chosen) { restructure(rules::withMode(m_root, path, chosen), path); });
    connect(box, &GroupBox::rowWanted, this, [this, path] { addRow(path); });
    connect(box, &GroupBox::groupWanted, this, [this, path] { addGroup(path); });
    connect(box, &GroupBox::ungroupWanted, this, [this, path] { restructure(rules::withUngrouped(m_root, path), path); });
    connect(box, &GroupBox::removeWanted, this, [this, path] { restructure(rules::withoutItem(m_root, path), {path.begin(), path.end() - 1}); });
    return box;
}

ConditionRow *ConditionEditor::newRow(const Condition &item, const ItemPath &path, QWidget *parent)
{
    auto *row = new ConditionRow(item, path, *m_vocabulary, parent);
    m_rows.push_back(row);
    connect(row, &ConditionRow::edited, this,
        [this, path](const Condition &changed, const QString &part) { take(rules::withItem(m_root, path, changed), part); });
    connect(row, &ConditionRow::removeWanted, this, [this, path] {
        ItemPath next = path;
        const auto left = int(rules::itemsOf(*rules::itemAt(m_root, {path.begin(), path.end() - 1})).size()) - 2;
        next.back() = std::min(next.back(), left);
        if (left < 0)
            next.pop_back();
        restructure(rules::withoutItem(m_root, path), next);
    });
    connect(row, &ConditionRow::moveWanted, this, [this, path](int by) { move(path, by); });
    connect(row, &ConditionRow::groupWanted, this, [this, path](GroupMode mode) {
        ItemPath inside = path;
        inside.push_back(0);
        restructure(rules::withGrouped(m_root, path, mode), inside);
    });
    connect(row, &ConditionRow::duplicateWanted, this, [this, path, row] {
        ItemPath next = path;
        ++next.back();
        restructure(rules::withInserted(m_root, next, row->condition()), next);
    });
    return row;
}

void ConditionEditor::addRow(const ItemPath &group)
{
    const Condition *there = rules::itemAt(m_root, group);
    if (!there)
        return;
    ItemPath path = group;
    path.push_back(int(rules::itemsOf(*there).size()));
    const rules::Row row = m_vocabulary->newRow(m_vocabulary->fields().fields().front());
    restructure(rules::withInserted(m_root, path, Condition::of(row)), path);
}

void ConditionEditor::addGroup(const ItemPath &group)
{
    const Condition *there = rules::itemAt(m_root, group);
    if (!there)
        return;
    ItemPath path = group;
    path.push_back(int(rules::itemsOf(*there).size()));
    const GroupMode mode = rules::modeOf(*there) == GroupMode::All ? GroupMode::Any : GroupMode::All;
    restructure(rules::withInserted(m_root, path, rules::groupOf(mode, {})), path);
}

void ConditionEditor::move(const ItemPath &path, int by)
{
    ItemPath now;
    const Condition moved = rules::withMoved(m_root, path, by, now);
    restructure(moved, now);
}

} // namespace fieldlane::ui::rulebook
