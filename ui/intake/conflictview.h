#pragma once
#include "domain/merge.h"
#include "ui/intake/storywords.h"
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QWidget>

namespace fieldlane::ui::intake {

/// Two versions of one order side by side, field by field; where both changed a field, the user chooses. Nothing is
/// stored before that.
class ConflictView : public QWidget
{
    Q_OBJECT
public:
    explicit ConflictView(QWidget *parent = nullptr);
    /// `who` changed it meanwhile; empty when not known.
    void setVersions(const domain::Order &base, const domain::Order &mine, const domain::Order &theirs, const QString &who,
        const StoryWords &words);
    /// Their version with what is kept of mine.
    domain::Order merged() const;
    const domain::Order &theirs() const { return m_theirs; }

Q_SIGNALS:
    void saveWanted();
    void backWanted(); ///< to editing, mine still there

private:
    struct Row
    {
        domain::PartDifference difference;
        QRadioButton *mine = nullptr;
    };
    void addRow(const domain::PartDifference &difference, const QString &who, const StoryWords &words);
    QWidget *version(QWidget *head, const QString &value, QWidget *parent) const;
    QString valueOf(const domain::Order &order, const QString &part, const StoryWords &words) const;

    domain::Order m_base;
    domain::Order m_mine;
    domain::Order m_theirs;
    std::vector<Row> m_rows;
    QVBoxLayout *m_list;
    QWidget *m_listWidget;
    QLabel *m_intro;
};

} // namespace fieldlane::ui::intake
