#pragma once
#include <functional>
#include <QStringList>
#include <QVariantList>
#include <QWidget>
#include <vector>

class QGridLayout;
class QPushButton;

namespace fieldlane::ui {

/// A short table that is edited in place: every cell is a field, rows are added and taken away.
class RowsEditor : public QWidget
{
    Q_OBJECT
public:
    struct Column
    {
        enum class Kind { Text, Number, Choice, Flag };
        QString title;
        Kind kind = Kind::Text;
        QVariant fresh; ///< what a new row holds
        int width = 0; ///< at least; 0: what is left over
        QString hint; ///< placeholder of a text
        int from = 1; ///< of a number
        int to = 9;
        std::function<std::vector<std::pair<QVariant, QString>>()> choices; ///< of a choice
    };
    /// One value a column, in their order; what stands behind them goes along with its row.
    using Rows = std::vector<QVariantList>;

    RowsEditor(std::vector<Column> columns, const QString &addText, QWidget *parent = nullptr);
    void setRows(const Rows &rows);
    Rows rows() const;
    /// What stands behind a new row; without it nothing does.
    void setFreshKey(std::function<QVariantList()> key) { m_freshKey = std::move(key); }
    /// Asks for the choices again.
    void refreshChoices();
    QPushButton *addButton() const { return m_add; }
    QWidget *cell(int row, int column) const;

Q_SIGNALS:
    void changed();

private:
    QWidget *makeCell(const Column &column, const QVariant &value);
    static QVariant valueOf(const Column &column, const QWidget &cell);
    void addRow(const QVariantList &values);
    void removeRow(QWidget *first);
    void build(const Rows &rows);
    void touched();

    std::vector<Column> m_columns;
    QGridLayout *m_grid;
    QPushButton *m_add;
    std::function<QVariantList()> m_freshKey;
    std::vector<QVariantList> m_along; ///< of each row
    std::vector<std::vector<QWidget *>> m_cells; ///< the button that removes the row last
    std::vector<QWidget *> m_heads;
    bool m_building = false;
};

} // namespace fieldlane::ui
