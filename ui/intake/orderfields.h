#pragma once
#include "ui/intake/customfields.h"
#include "ui/intake/orderform.h"
#include <map>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <set>

namespace fieldlane::ui::intake {

/// The fields of an order as widgets, in one or two columns; custom fields follow the chosen type. Holds every
/// text, also those of custom fields that the chosen type does not show.
class OrderFields : public QWidget
{
    Q_OBJECT
public:
    enum class Columns { One, Two };
    explicit OrderFields(Columns columns, QWidget *parent = nullptr);

    /// Fills the lists; keeps what is chosen.
    void setCatalog(const desk::Catalog &catalog);
    void setNow(core::Instant now) { m_now = now; }
    OrderForm form() const;
    /// Shows a form; nothing in it counts as typed.
    void setForm(const OrderForm &form);
    /// A new form with the first type's defaults, for the given unit or else the first one.
    void setNew(const OrderForm &form, domain::UnitId usual = {});
    /// What a known caller brings; like typed.
    void fill(const QMap<QString, QString> &texts);
    void setParties(domain::CustomerId customer, domain::SiteId site, domain::EquipmentId equipment);
    void showFaults(const std::vector<FieldFault> &faults);
    /// Says beside times and lengths how they are read.
    void showReadings();
    void focusField(const QString &name);
    FieldBox *box(const QString &name) const;

Q_SIGNALS:
    void changed();
    void placeOnMapWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLineEdit *addLine(const QString &name, const QString &label, int span, const QString &placeholder = {});
    QComboBox *addChoice(const QString &name, const QString &label, int span);
    FieldBox *place(const QString &name, const QString &label, QWidget *editor, QWidget *focus, int span);
    void addCoordinates();
    void addDescription();
    void addPriority();
    void setText(const QString &name, const QString &text);
    QString textOf(const QString &name) const;
    void typed(const QString &name);
    void typeChosen();
    void rebuildCustomFields();
    void fixTimes();
    void fillUnits();
    void fillFlows();
    void showNeeds();
    domain::TemplateId templateId() const;
    domain::UnitId unitId() const;
    qint64 chosenIn(const QString &name) const;

    bool m_isNarrow;
    int m_column = 0;
    const desk::Catalog *m_catalog = nullptr;
    core::Instant m_now;
    bool m_isNew = false;
    bool m_filling = false;
    OrderForm m_form; ///< the parties, and texts without a widget
    std::set<QString> m_typed; ///< defaults leave these alone
    std::map<QString, FieldBox *> m_boxes;
    std::map<QString, QWidget *> m_editors;
    QVBoxLayout *m_rows;
    QHBoxLayout *m_line = nullptr; ///< the row being filled
    CustomFields *m_custom;
};

} // namespace fieldlane::ui::intake
