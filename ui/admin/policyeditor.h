#pragma once
#include "rules/policyjson.h"
#include "ui/shared/textlabel.h"
#include <array>
#include <QComboBox>
#include <QSlider>
#include <QSpinBox>

namespace fieldlane::ui::admin {

/// The content of a policy: a slider for each objective, a choice for each constraint, and below the sliders what a
/// change of them would do to a day.
class PolicyEditor : public QWidget
{
    Q_OBJECT
public:
    explicit PolicyEditor(QWidget *parent = nullptr);
    void setValue(const QJsonObject &content);
    QJsonObject value() const;
    QWidget *first() const { return m_sliders.front(); }
    /// What whoever edits sees of the change.
    void setEffect(const QString &text);
    static QString words(const QJsonObject &content);

Q_SIGNALS:
    void changed();

private:
    QWidget *makeWeights();
    QWidget *makeSeverities();
    void edited();

    rules::StoredPolicy m_stored;
    QJsonObject m_content; ///< as it was given: what is not edited stays as it is
    std::array<QSlider *, rules::objectiveCount> m_sliders {};
    std::array<QSpinBox *, rules::objectiveCount> m_weights {};
    std::array<QComboBox *, rules::constraintCount> m_severities {};
    TextLabel *m_effect;
    bool m_setting = false;
};

} // namespace fieldlane::ui::admin
