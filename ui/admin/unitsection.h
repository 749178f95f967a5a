#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

class AreaEditor;

extern template class EntrySection<domain::Unit>;

/// The tree of units, contractors among them, with what they serve.
class UnitSection : public EntrySection<domain::Unit>
{
    Q_OBJECT
public:
    UnitSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);
    std::vector<Entry> entries() const override;

protected:
    std::vector<domain::Unit> all() const override;
    Entry entryOf(const domain::Unit &unit) const override;
    domain::Unit fresh() const override;
    void shown() override;

private:
    void addHead();
    void addGround();
    std::vector<std::pair<domain::UnitId, QString>> parents() const;
    void drawArea();
    void remove();

    const AdminTools &m_tools;
    AreaEditor *m_area = nullptr;
    QAction *m_remove;
};

} // namespace fieldlane::ui::admin
