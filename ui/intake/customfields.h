#pragma once
#include "domain/order.h"
#include "ui/shared/fieldbox.h"
#include <QGridLayout>

namespace fieldlane::domain {
struct CustomField;
}

namespace fieldlane::ui::intake {

/// The fields that a type of work brings with it.
class CustomFields : public QWidget
{
    Q_OBJECT
public:
    enum class Columns { One, Several };
    struct Field
    {
        QString name;
        FieldBox *box;
        QWidget *editor;
    };
    explicit CustomFields(Columns columns, QWidget *parent = nullptr);

    /// Makes the fields of a type, none without one; they follow `before` in the order of the Tab key.
    void setType(const domain::OrderTemplate *type, QWidget *before);
    const std::vector<Field> &fields() const { return m_fields; }

Q_SIGNALS:
    void typed(const QString &name);

private:
    QWidget *editorOf(const domain::CustomField &field, const QString &name);
    int columnsFor(int fields) const;

    Columns m_columns;
    QGridLayout *m_grid;
    std::vector<Field> m_fields;
};

} // namespace fieldlane::ui::intake
