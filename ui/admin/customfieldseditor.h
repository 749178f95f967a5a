#pragma once
#include "ui/shared/rowseditor.h"
#include <QJsonObject>

namespace fieldlane::ui::admin {

/// The fields that an order type adds: label, kind, choices, whether required; in the order in which they are asked.
/// The key under which a field's values are stored is made once and stays when the label changes.
class CustomFieldsEditor : public RowsEditor
{
    Q_OBJECT
public:
    explicit CustomFieldsEditor(QWidget *parent = nullptr);
    void setValue(const QJsonObject &fields);
    QJsonObject value() const;
    QString problem() const;
    static QString words(const QJsonObject &fields);

private:
    static std::vector<Column> columns();
    QJsonObject m_set; ///< what programs of other versions stored beside what is edited here
};

} // namespace fieldlane::ui::admin
