#pragma once
#include "rules/bookfinding.h"
#include <QAbstractButton>

namespace fieldlane::ui::rulebook {

/// One finding as a sentence with a mark for how grave it is; a click leads to what it is about.
class FindingRow : public QAbstractButton
{
    Q_OBJECT
public:
    FindingRow(rules::Gravity gravity, const QString &sentence, QWidget *parent = nullptr);
    QSize sizeHint() const override { return QWidget::sizeHint(); } ///< of the layout

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    rules::Gravity m_gravity;
};

} // namespace fieldlane::ui::rulebook
