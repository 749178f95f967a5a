#pragma once
#include "desk/poolreader.h"
#include "domain/customfields.h"
#include "itemviews/summarycache.h"
#include <deque>
#include <functional>
#include <map>
#include <QAbstractTableModel>
#include <set>

namespace fieldlane::itemviews {

/// The pool as a table of any length. Ids of the filter come from a worker: the first ones at once, then all of
/// them; rows come by pages of 64 when they are looked at. Nothing here waits and nothing reads while painting.
/// A change of filter or order is one reset; changes of orders are exact ranges. GUI thread.
class OrderPoolModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Number,
        State,
        Priority,
        Customer,
        Address,
        Type,
        Unit,
        Due,
        Window,
        Created,
        Channel,
        Technician,
        Phone,
        PlannedStart,
        ColumnCount ///< behind these come the types' own fields
    };
    /// A drag carries a JSON array of order ids as decimal strings.
    static constexpr auto mimeType = "application/x-fieldlane-orders";
    enum Role { OrderIdRole = Qt::UserRole };
    /// The words of the view.
    struct Texts
    {
        std::function<QString(Column)> title;
        std::function<QString(const domain::OrderSummary &, Column)> cell;
        std::function<QString(const domain::OrderSummary &, const domain::CustomField &)> field;
    };
    static constexpr int pageRows = 64;
    static constexpr int cachedPages = 256;

    OrderPoolModel(desk::PoolReader &reader, Texts texts, QObject *parent);

    /// Asks anew; what is shown stays until the first answer.
    void setQuestion(const desk::PoolQuestion &question);
    const desk::PoolQuestion &question() const { return m_question; }
    /// Asks the same again, for filters that mean something else with time.
    void refresh();
    /// Whether all ids are there, so that rowCount() is exact.
    bool isComplete() const { return m_isComplete; }

    /// The types' own fields, each a column behind the others.
    void setFields(std::vector<domain::CustomField> fields);
    /// Of a column from ColumnCount on; null for the others.
    const domain::CustomField *fieldOf(int column) const;
    /// What a column shows of an order.
    QString text(const domain::OrderSummary &order, int column) const;

    domain::OrderId idAt(int row) const { return (*m_ids)[size_t(row)]; }
    std::optional<int> rowOf(domain::OrderId id) const;
    /// Null when the row is not there yet; then it is asked for.
    const domain::OrderSummary *summaryAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    /// Columns without an order of their own leave the order as it is.
    void sort(int column, Qt::SortOrder order) override;
    static std::optional<domain::PoolSortKey> sortKeyOf(int column);

Q_SIGNALS:
    void answered(); ///< the first rows of a new filter are there
    void completed(); ///< and now all of them
    void aboutToEdit();
    void edited(); ///< orders came or went one by one
    void failed(const fieldlane::core::Error &error);

private:
    using Ids = desk::PoolReader::Ids;
    bool holds(const QModelIndex &index) const;
    void ask();
    void forget(const Ids &orders);
    void takeFirst(desk::PoolReader::First first);
    void takeAll(Ids ids);
    void complete();
    void replaceIds(Ids ids);
    void noteChanged(const std::set<domain::OrderId> &orders);
    void askEdits();
    void takeEdits(const desk::PoolEdits &edits);
    void wantPage(int page) const;
    void fetchWanted();
    void fetchPage(int page);
    bool isCached(int page) const;
    void takePage(int page, const core::Result<std::vector<domain::OrderSummary>> &rows);
    Ids &ownIds();

    desk::PoolReader &m_reader;
    Texts m_texts;
    std::vector<domain::CustomField> m_fields;
    desk::PoolQuestion m_question;
    std::shared_ptr<Ids> m_ids = std::make_shared<Ids>();
    bool m_isComplete = false;
    int m_round = 0; ///< of questions; an answer of an older one is dropped
    core::StopToken m_asked;
    core::StopToken m_askedEdits;
    bool m_editing = false;
    Ids m_beingEdited;
    std::set<domain::OrderId> m_changed; ///< while they wait for the ids or an earlier edit

    SummaryCache m_cache;
    mutable std::deque<int> m_wanted; ///< pages, the newest last
    mutable bool m_fetchQueued = false;
    std::map<int, core::StopToken> m_underWay;
    std::deque<int> m_underWayOrder;
    int m_lastPage = 0;
};

} // namespace fieldlane::itemviews
