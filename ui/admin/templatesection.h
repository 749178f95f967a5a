#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

extern template class EntrySection<domain::OrderTemplate>;

/// Order types: what an order of a kind usually needs, and the fields that it brings with it.
class TemplateSection : public EntrySection<domain::OrderTemplate>
{
    Q_OBJECT
public:
    TemplateSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::OrderTemplate> all() const override { return inOrder(catalog().templates()); }
    Entry entryOf(const domain::OrderTemplate &type) const override;
    void shown() override;

private:
    void addHead();
    void addNeeds(const QTimeZone &zone);
    void addCustomFields();
    void remove();
    QAction *m_remove;
};

} // namespace fieldlane::ui::admin
