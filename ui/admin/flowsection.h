#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

extern template class EntrySection<domain::Flow>;

/// Flows: their steps, what the entry form asks, and at once whether orders would come to a dead end.
class FlowSection : public EntrySection<domain::Flow>
{
    Q_OBJECT
public:
    FlowSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::Flow> all() const override { return inOrder(catalog().organisation().flows); }
    Entry entryOf(const domain::Flow &flow) const override;
    void shown() override;

private:
    void addSteps();
    void addEntryForm();
    /// The way of an order: "entered → reviewed → dispatched".
    QString way(const domain::Flow &flow) const;
    QStringList deadEnds(const domain::Flow &flow) const;

    TextLabel *m_way;
    MessageStrip *m_faults;
};

} // namespace fieldlane::ui::admin
