#pragma once
#include "ui/plans/keptplans.h"
#include <QWidget>

class QGridLayout;

namespace fieldlane::ui::plans {

/// The figures of today and of every kept plan side by side, the chosen plan in strong letters.
class PlanFiguresView : public QWidget
{
    Q_OBJECT
public:
    explicit PlanFiguresView(QWidget *parent = nullptr);
    void show(const std::vector<KeptPlan> &plans, size_t chosen);

private:
    QGridLayout *m_grid;
};

} // namespace fieldlane::ui::plans
