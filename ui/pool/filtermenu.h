#pragma once
#include "desk/desk.h"
#include "domain/customfields.h"
#include "domain/poolfilter.h"
#include <QMenu>

namespace fieldlane::ui::pool {

/// One thing that a filter asks for, as a chip shows it.
struct FilterPart
{
    QString text;
    domain::PoolFilter without; ///< the filter when the chip is taken away
};

/// The parts of a filter besides states and text.
std::vector<FilterPart> partsOf(const domain::PoolFilter &filter, const desk::Desk &desk);

/// The menu of facets: unit, type, priority, deadline, channel, technician, and the types' own fields. A choice stays
/// open for more.
class FilterMenu : public QMenu
{
    Q_OBJECT
public:
    FilterMenu(const desk::Desk &desk, QWidget *parent);
    void setChannels(const QStringList &channels) { m_channels = channels; }
    /// Builds the entries for this filter.
    void fill(const domain::PoolFilter &filter);

Q_SIGNALS:
    void filterWanted(const fieldlane::domain::PoolFilter &filter);

private:
    template <class T>
    void addChoices(const QString &title, std::vector<T> domain::PoolFilter::*list, const std::vector<std::pair<QString, T>> &choices);
    void addDue();
    void addFields();
    void addField(QMenu &menu, const domain::CustomField &field);
    void addValue(QMenu &menu, const QString &text, const domain::FieldWish &wish);
    void askValue(const domain::CustomField &field);

    const desk::Desk &m_desk;
    QStringList m_channels;
    domain::PoolFilter m_filter;
};

} // namespace fieldlane::ui::pool
