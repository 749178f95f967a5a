#pragma once
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

// The lists with few fields; each is a section like the larger ones.
namespace fieldlane::ui::admin {

extern template class EntrySection<domain::FaultType>;
extern template class EntrySection<domain::CustomerGrade>;
extern template class EntrySection<domain::Reason>;
extern template class EntrySection<domain::Holiday>;

class FaultTypeSection : public EntrySection<domain::FaultType>
{
    Q_OBJECT
public:
    FaultTypeSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::FaultType> all() const override { return catalog().organisation().faultTypes; }
    Entry entryOf(const domain::FaultType &type) const override;
};

class GradeSection : public EntrySection<domain::CustomerGrade>
{
    Q_OBJECT
public:
    GradeSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::CustomerGrade> all() const override;
    Entry entryOf(const domain::CustomerGrade &grade) const override;
};

class ReasonSection : public EntrySection<domain::Reason>
{
    Q_OBJECT
public:
    ReasonSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::Reason> all() const override { return catalog().organisation().reasons; }
    Entry entryOf(const domain::Reason &reason) const override;
};

class HolidaySection : public EntrySection<domain::Holiday>
{
    Q_OBJECT
public:
    HolidaySection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::Holiday> all() const override;
    Entry entryOf(const domain::Holiday &holiday) const override;
    domain::Holiday fresh() const override;
    void shown() override;

private:
    void remove();
    QAction *m_remove;
};

} // namespace fieldlane::ui::admin
