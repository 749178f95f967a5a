#pragma once
#include "domain/flow.h"
#include <QComboBox>
#include <QWidget>

namespace fieldlane::ui::admin {

/// Each field of order entry: required, optional or hidden. Fields that this program does not know stay as they are.
class NeedsEditor : public QWidget
{
    Q_OBJECT
public:
    using Needs = std::map<QString, domain::FieldNeed>;
    explicit NeedsEditor(QWidget *parent = nullptr);
    void setValue(const Needs &needs);
    Needs value() const;
    QComboBox *first() const { return m_boxes.front().second; }
    static QString words(const Needs &needs);

Q_SIGNALS:
    void changed();

private:
    /// By stored name, in the order of the entry form.
    static const std::vector<std::pair<QString, const char *>> &fields();

    Needs m_needs;
    std::vector<std::pair<QString, QComboBox *>> m_boxes;
    bool m_setting = false;
};

} // namespace fieldlane::ui::admin
