#include "itemviews/orderpoolmodel.h"
#include <algorithm>
#include <cstdlib>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>
#include <utility>

namespace fieldlane::itemviews {

using core::Error;
using core::ErrorCode;
using domain::OrderId;
using domain::OrderSummary;
using domain::PoolSortKey;

namespace {

/// Enough for the tallest screen.
constexpr int firstRows = 128;
/// Above this a reset is cheaper than exact ranges.
constexpr size_t mostEdits = 100;
/// What was asked for longer ago has been scrolled past.
constexpr size_t mostUnderWay = 8;

} // namespace

OrderPoolModel::OrderPoolModel(desk::PoolReader &reader, Texts texts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(reader)
    , m_texts(std::move(texts))
    , m_cache(size_t(pageRows) * cachedPages)
{
    const desk::Desk &desk = reader.desk();
    connect(&desk, &desk::Desk::ordersChanged, this, &OrderPoolModel::noteChanged);
    connect(&desk, &desk::Desk::boardReset, this, &OrderPoolModel::refresh);
    connect(&desk, &desk::Desk::catalogChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void OrderPoolModel::setQuestion(const desk::PoolQuestion &question)
{
    if (question == m_question && m_round > 0)
        return;
    m_question = question;
    ask();
}

void OrderPoolModel::refresh()
{
    ask();
}

void OrderPoolModel::ask()
{
    m_asked.abandon();
    m_askedEdits.abandon();
    if (std::exchange(m_editing, false))
        forget(m_beingEdited);
    m_isComplete = false;
    const int round = ++m_round;
    const auto token = m_reader.first(m_question, firstRows, this, [this, round](core::Result<desk::PoolReader::First> first) {
        if (round != m_round)
            return;
        if (first)
            takeFirst(std::move(*first));
        else if (first.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(first.error());
    });
    // In place the answer has come by now and may have asked on.
    if (m_reader.desk().options().mode == core::Worker::Mode::Threaded)
        m_asked = token;
}

void OrderPoolModel::forget(const Ids &orders)
{
    for (const OrderId id : orders)
        m_cache.remove(id);
}

void OrderPoolModel::takeFirst(desk::PoolReader::First first)
{
    const bool isAll = first.complete;
    replaceIds(std::move(first.ids));
    Q_EMIT answered();
    if (isAll) {
        complete();
        return;
    }
    const int round = m_round;
    const auto token = m_reader.all(m_question, this, [this, round](core::Result<Ids> ids) {
        if (round != m_round)
            return;
        if (ids)
            takeAll(std::move(*ids));
        else if (ids.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(ids.error());
    });
    if (m_reader.desk().options().mode == core::Worker::Mode::Threaded)
        m_asked = token;
}

void OrderPoolModel::takeAll(Ids ids)
{
    const Ids &known = *m_ids;
    const bool goesOn = ids.size() >= known.size() && std::equal(known.begin(), known.end(), ids.begin());
    if (!goesOn) {
        replaceIds(std::move(ids));
    } else if (ids.size() > known.size()) {
        beginInsertRows({}, int(known.size()), int(ids.size()) - 1);
        m_ids = std::make_shared<Ids>(std::move(ids));
        endInsertRows();
    }
    complete();
}

void OrderPoolModel::complete()
{
    m_isComplete = true;
    Q_EMIT completed();
    if (!m_changed.empty())
        askEdits();
}

void OrderPoolModel::replaceIds(Ids ids)
{
    beginResetModel();
    m_ids = std::make_shared<Ids>(std::move(ids));
    m_wanted.clear();
    for (auto &[page, token] : m_underWay)
        token.abandon();
    m_underWay.clear();
    m_underWayOrder.clear();
    m_lastPage = 0;
    endResetModel();
}

OrderPoolModel::Ids &OrderPoolModel::ownIds()
{
    if (m_ids.use_count() > 1) // a worker still reads the old ones
        m_ids = std::make_shared<Ids>(*m_ids);
    return *m_ids;
}

void OrderPoolModel::noteChanged(const std::set<OrderId> &orders)
{
    m_changed.insert(orders.begin(), orders.end());
    if (m_isComplete && !m_editing)
        askEdits();
}

void OrderPoolModel::askEdits()
{
    if (m_changed.size() > mostEdits) {
        forget({m_changed.begin(), m_changed.end()});
        m_changed.clear();
        ask();
        return;
    }
    m_beingEdited.assign(m_changed.begin(), m_changed.end());
    m_changed.clear();
    m_editing = true;
    const int round = m_round;
    const auto token = m_reader.edits(
        m_question, m_ids, m_beingEdited, this, [this, round](core::Result<desk::PoolEdits> edits) {
            if (round != m_round)
                return;
            m_editing = false;
            if (edits)
                takeEdits(*edits);
            else
                Q_EMIT failed(edits.error());
            if (!m_changed.empty())
                askEdits();
        });
    if (m_reader.desk().options().mode == core::Worker::Mode::Threaded)
        m_askedEdits = token;
}

void OrderPoolModel::takeEdits(const desk::PoolEdits &edits)
{
    forget(m_beingEdited); // also those that are elsewhere now
    for (const OrderSummary &row : edits.rows)
        m_cache.put(row);
    const bool moves = !edits.removed.empty() || !edits.inserted.empty();
    if (moves)
        Q_EMIT aboutToEdit();
    for (const int row : edits.removed) {
        beginRemoveRows({}, row, row);
        Ids &ids = ownIds();
        ids.erase(ids.begin() + row);
        endRemoveRows();
    }
    for (const auto &[row, id] : edits.inserted) {
        beginInsertRows({}, row, row);
        Ids &ids = ownIds();
        ids.insert(ids.begin() + row, id);
        endInsertRows();
    }
    for (const int row : edits.stayed)
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    if (moves)
        Q_EMIT edited();
}

std::optional<int> OrderPoolModel::rowOf(OrderId id) const
{
    const auto it = std::find(m_ids->begin(), m_ids->end(), id);
    if (it == m_ids->end())
        return std::nullopt;
    return int(it - m_ids->begin());
}

const OrderSummary *OrderPoolModel::summaryAt(int row) const
{
    const OrderSummary *summary = m_cache.find(idAt(row));
    if (!summary)
        wantPage(row / pageRows);
    return summary;
}

void OrderPoolModel::wantPage(int page) const
{
    if (m_underWay.count(page) > 0 || std::find(m_wanted.begin(), m_wanted.end(), page) != m_wanted.end())
        return;
    m_wanted.push_back(page);
    if (m_fetchQueued)
        return;
    m_fetchQueued = true;
    // Asked while painting, perhaps: the reading comes afterwards.
    QMetaObject::invokeMethod(
        const_cast<OrderPoolModel *>(this), [this] { const_cast<OrderPoolModel *>(this)->fetchWanted(); },
        Qt::QueuedConnection);
}

bool OrderPoolModel::isCached(int page) const
{
    const size_t first = size_t(page) * pageRows;
    const size_t last = std::min(first + pageRows, m_ids->size()) - 1;
    return m_cache.contains((*m_ids)[first]) && m_cache.contains((*m_ids)[last]);
}

void OrderPoolModel::fetchWanted()
{
    m_fetchQueued = false;
    std::deque<int> wanted;
    wanted.swap(m_wanted);
    if (wanted.empty())
        return;
    const int pages = (rowCount() + pageRows - 1) / pageRows;
    const int newest = wanted.back();
    const bool isScrolling = std::abs(newest - m_lastPage) <= 2; // after a jump nobody knows where it goes on
    const int ahead = newest >= m_lastPage ? newest + 1 : newest - 1;
    m_lastPage = newest;
    for (const int page : wanted) {
        if (page < pages)
            fetchPage(page);
    }
    if (isScrolling && ahead >= 0 && ahead < pages && m_underWay.count(ahead) == 0 && !isCached(ahead))
        fetchPage(ahead);
}

void OrderPoolModel::fetchPage(int page)
{
    while (m_underWayOrder.size() >= mostUnderWay) {
        const auto oldest = m_underWay.find(m_underWayOrder.front());
        oldest->second.abandon();
        m_underWay.erase(oldest);
        m_underWayOrder.pop_front();
    }
    const size_t first = size_t(page) * pageRows;
    const size_t end = std::min(first + pageRows, m_ids->size());
    Ids ids(m_ids->begin() + qsizetype(first), m_ids->begin() + qsizetype(end));
    m_underWayOrder.push_back(page);
    core::StopToken &token = m_underWay[page];
    const auto asked = m_reader.page(std::move(ids), this, [this, page](const auto &rows) { takePage(page, rows); });
    if (m_reader.desk().options().mode == core::Worker::Mode::Threaded)
        token = asked;
}

void OrderPoolModel::takePage(int page, const core::Result<std::vector<OrderSummary>> &rows)
{
    m_underWay.erase(page);
    std::erase(m_underWayOrder, page);
    if (!rows) {
        Q_EMIT failed(rows.error());
        return;
    }
    for (const OrderSummary &row : *rows)
        m_cache.put(row);
    const int first = page * pageRows;
    const int last = std::min(first + pageRows, rowCount()) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

int OrderPoolModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids->size());
}

int OrderPoolModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount + int(m_fields.size());
}

bool OrderPoolModel::holds(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this && index.row() < rowCount() && index.column() < columnCount();
}

QVariant OrderPoolModel::data(const QModelIndex &index, int role) const
{
    if (!holds(index))
        return {};
    if (role == OrderIdRole)
        return idAt(index.row()).value();
    if (role != Qt::DisplayRole)
        return {};
    const OrderSummary *summary = summaryAt(index.row());
    return summary ? text(*summary, index.column()) : QStringLiteral("…");
}

QVariant OrderPoolModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    const domain::CustomField *field = fieldOf(section);
    return field ? field->label : m_texts.title(Column(section));
}

void OrderPoolModel::setFields(std::vector<domain::CustomField> fields)
{
    if (fields == m_fields)
        return;
    if (!m_fields.empty()) {
        beginRemoveColumns({}, ColumnCount, columnCount() - 1);
        m_fields.clear();
        endRemoveColumns();
    }
    if (fields.empty())
        return;
    beginInsertColumns({}, ColumnCount, ColumnCount + int(fields.size()) - 1);
    m_fields = std::move(fields);
    endInsertColumns();
}

const domain::CustomField *OrderPoolModel::fieldOf(int column) const
{
    return column >= ColumnCount && column < columnCount() ? &m_fields[size_t(column - ColumnCount)] : nullptr;
}

QString OrderPoolModel::text(const domain::OrderSummary &order, int column) const
{
    const domain::CustomField *field = fieldOf(column);
    return field ? m_texts.field(order, *field) : m_texts.cell(order, Column(column));
}

Qt::ItemFlags OrderPoolModel::flags(const QModelIndex &index) const
{
    if (!holds(index))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList OrderPoolModel::mimeTypes() const
{
    return {QLatin1String(mimeType)};
}

QMimeData *OrderPoolModel::mimeData(const QModelIndexList &indexes) const
{
    std::set<int> rows;
    for (const QModelIndex &index : indexes)
        rows.insert(index.row());
    QJsonArray ids;
    for (const int row : rows)
        ids.append(QString::number(idAt(row).value()));
    auto data = std::make_unique<QMimeData>();
    data->setData(QLatin1String(mimeType), QJsonDocument(ids).toJson(QJsonDocument::Compact));
    return data.release();
}

std::optional<PoolSortKey> OrderPoolModel::sortKeyOf(int column)
{
    switch (column) {
    case Number:
        return PoolSortKey::Number;
    case Priority:
        return PoolSortKey::Priority;
    case Customer:
        return PoolSortKey::Customer;
    case Due:
        return PoolSortKey::Due;
    case Created:
        return PoolSortKey::Created;
    default:
        return std::nullopt;
    }
}

void OrderPoolModel::sort(int column, Qt::SortOrder order)
{
    const auto key = sortKeyOf(column);
    if (!key)
        return;
    desk::PoolQuestion question = m_question;
    question.sort
        = {*key, order == Qt::AscendingOrder ? domain::SortDirection::Ascending : domain::SortDirection::Descending};
    setQuestion(question);
}

} // namespace fieldlane::itemviews
