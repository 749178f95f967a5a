#pragma once
#include "exchange/columnmap.h"
#include <map>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>

class QFormLayout;

namespace fieldlane::ui::intake {

/// Second page of the import: which column of the file is which of our fields, beside the file's first rows.
class ImportColumnsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ImportColumnsPage(QWidget *parent = nullptr);

    /// Reads header and first rows and proposes a mapping by name.
    core::Result<void> load(const QString &path, exchange::TableKind kind);
    exchange::ColumnMap map() const;
    /// Whether what the import cannot do without has a column.
    bool isComplete() const;

Q_SIGNALS:
    void changed();

private:
    void buildFields(const QStringList &header);
    void showMapping();

    QFormLayout *m_form;
    QWidget *m_fields;
    QTableWidget *m_preview;
    QLabel *m_summary;
    QLineEdit *m_dateFormat;
    exchange::ColumnMap m_proposed;
    QStringList m_header;
    std::map<int, QComboBox *> m_combos; ///< column of ours -> choice
};

} // namespace fieldlane::ui::intake
