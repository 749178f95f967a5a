#pragma once
#include "rules/bookfinding.h"
#include "rules/rulecounter.h"
#include "ui/rulebook/bookedit.h"
#include "ui/shared/rulewords.h"
#include <QAbstractListModel>

namespace fieldlane::ui::rulebook {

/// The rules of the edited book in their order, with what is known of each: counts, and the gravest finding.
class RuleListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { SentenceRole = Qt::UserRole + 1, CountRole, NeverRole, GravityRole, EnabledRole, UnderstoodRole };
    explicit RuleListModel(BookEdit &edit, QObject *parent = nullptr);

    void setWords(const RuleWords *words); ///< borrowed
    void setEditable(bool editable);
    void setCount(const QString &ruleId, const rules::RuleCount &count);
    const rules::RuleCount *countOf(const QString &ruleId) const;
    void setFindings(const std::vector<rules::BookFinding> &findings);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// "12 now · 340 in 30 days"; empty while nobody has counted.
    static QString countText(const rules::RuleCount &count);

private:
    QString readAloud(const rules::Rule &rule) const;

    BookEdit &m_edit;
    const RuleWords *m_words = nullptr;
    bool m_editable = false;
    int m_exchangedRows = 0; ///< while rules are exchanged: rows that came or went
    QHash<QString, rules::RuleCount> m_counts;
    QHash<QString, rules::Gravity> m_gravities;
};

} // namespace fieldlane::ui::rulebook
