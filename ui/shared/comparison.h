#pragma once
#include "ui/shared/textlabel.h"
#include <QRadioButton>
#include <vector>

class QGridLayout;

namespace fieldlane::ui {

/// One row of a form in which my edit or somebody else's differs from what both began with.
struct ComparedRow
{
    int row = 0; ///< of the form
    QString label;
    QString mine;
    QString theirs;
    bool byMe = false;
    bool byThem = false;
    bool clashes() const { return byMe && byThem; }
};

/// My version and somebody else's side by side. Where both changed a row, the user chooses; nothing is stored before.
class Comparison : public QWidget
{
    Q_OBJECT
public:
    explicit Comparison(QWidget *parent = nullptr);
    /// `who` may be empty.
    void setRows(const std::vector<ComparedRow> &rows, const QString &who);

Q_SIGNALS:
    void chosen(const std::vector<int> &mine); ///< the rows that are to be kept as I left them
    void backWanted();

private:
    void addRow(const ComparedRow &row, const QString &who);
    QWidget *version(const QString &head, const QString &value);
    void choose();

    struct Shown
    {
        ComparedRow row;
        QRadioButton *mine = nullptr;
    };
    TextLabel *m_intro;
    QWidget *m_list;
    QGridLayout *m_grid;
    std::vector<Shown> m_rows;
};

} // namespace fieldlane::ui
