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
    /// A saved mapping instead; refused when it names a column that the file lacks.
    core::Result<void> setMap(const exchange::ColumnMap &map);
    /// One sentence under the preview about a mapping's file; the next change takes it away.
    void showMapNote(const QString &sentence) { m_mapNote->setText(sentence); }
    /// Whether what the import cannot do without has a column.
    bool isComplete() const;

Q_SIGNALS:
    void changed();
    void loadMapWanted();
    void saveMapWanted();

private:
    void buildFields(const QStringList &header);
    QLayout *footRow();
    void showMapping();

    QFormLayout *m_form;
    QWidget *m_fields;
    QTableWidget *m_preview;
    QLabel *m_summary;
    QLineEdit *m_dateFormat;
    QLabel *m_mapNote;
    exchange::ColumnMap m_proposed;
    QStringList m_header;
    std::map<int, QComboBox *> m_combos; ///< column of ours -> choice
};

} // namespace fieldlane::ui::intake
