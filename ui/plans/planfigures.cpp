#include "ui/plans/planfigures.h"
#include "ui/plans/planwords.h"
#include "ui/shared/textlabel.h"
#include <QGridLayout>

namespace fieldlane::ui::plans {

PlanFiguresView::PlanFiguresView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    setObjectName(QStringLiteral("planFigures"));
    m_grid->setContentsMargins(m.gap, m.gap, m.gap, m.gap);
    m_grid->setHorizontalSpacing(m.margin);
    m_grid->setVerticalSpacing(m.gap / 2);
}

void PlanFiguresView::show(const std::vector<KeptPlan> &plans, size_t chosen)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto put = [this](const QString &text, int row, int column, QColor ThemeColors::*ink, Theme::TextLevel level) {
        auto *label = new TextLabel(level, ink, this);
        label->setText(text);
        m_grid->addWidget(label, row, column, column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    };
    const auto levelOf = [chosen](size_t plan, Theme::TextLevel ordinary) { return plan == chosen ? Theme::TextLevel::Strong : ordinary; };
    put(tr("Today"), 0, 1, &ThemeColors::textMuted, Theme::TextLevel::Caption);
    for (size_t p = 0; p < plans.size(); ++p)
        put(plans[p].name.section(QStringLiteral(" · "), 0, 0), 0, int(p) + 2, &ThemeColors::textMuted, levelOf(p, Theme::TextLevel::Caption));
    int row = 0;
    for (const PlanWords::Line &line : PlanWords::lines(plans)) {
        put(line.name, ++row, 0, &ThemeColors::text, Theme::TextLevel::Body);
        put(line.today, row, 1, &ThemeColors::textMuted, Theme::TextLevel::Body);
        for (size_t p = 0; p < line.plans.size(); ++p) {
            const PlanWords::Line::Value &value = line.plans[p];
            const auto ink = value.better > 0 ? &ThemeColors::ok : value.better < 0 ? &ThemeColors::blocked : &ThemeColors::text;
            put(value.text, row, int(p) + 2, ink, levelOf(p, Theme::TextLevel::Body));
        }
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setRowStretch(row + 1, 1);
}

} // namespace fieldlane::ui::plans
