#pragma once
#include <QStringList>
#include <vector>

namespace fieldlane::app::ctl {

/// Columns padded by the width that terminals give the characters: two cells for Chinese, none for a combining
/// mark.
class TextTable
{
public:
    enum class Align { Left, Right };
    struct Column
    {
        QString title;
        Align align = Align::Left;
        int most = 0; ///< cells; longer texts end in an ellipsis; 0: as wide as needed
    };
    explicit TextTable(std::vector<Column> columns)
        : m_columns(std::move(columns))
    {
    }
    /// One text per column.
    void add(QStringList row);
    bool isEmpty() const { return m_rows.empty(); }
    QStringList lines() const;

private:
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

/// Cells that a text takes on a terminal.
int cellWidth(const QString &text);

} // namespace fieldlane::app::ctl
