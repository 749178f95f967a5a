#pragma once
#include "ui/shared/rowseditor.h"

namespace fieldlane::ui {

/// A RowsEditor for a list of values: how a value becomes cells and cells a value. What cannot be read as a value is
/// told by `faultOf`, and left out of the value until then.
template <class Value>
class TableEditor : public RowsEditor
{
public:
    struct Codec
    {
        std::function<QVariantList(const Value &)> cells;
        std::function<std::optional<Value>(const QVariantList &)> value; ///< nothing for an empty or wrong row
        std::function<QString(const QVariantList &)> faultOf; ///< one sentence; empty for a good or an empty row
    };
    TableEditor(std::vector<Column> columns, const QString &addText, Codec codec, QWidget *parent)
        : RowsEditor(std::move(columns), addText, parent)
        , m_codec(std::move(codec))
    {
    }
    void setValue(const std::vector<Value> &list)
    {
        Rows rows;
        for (const Value &value : list)
            rows.push_back(m_codec.cells(value));
        setRows(rows);
    }
    std::vector<Value> value() const
    {
        std::vector<Value> list;
        for (const QVariantList &row : rows()) {
            if (auto value = m_codec.value(row))
                list.push_back(std::move(*value));
        }
        return list;
    }
    /// The first thing that is wrong.
    QString problem() const
    {
        for (const QVariantList &row : rows()) {
            if (const QString sentence = m_codec.faultOf ? m_codec.faultOf(row) : QString(); !sentence.isEmpty())
                return sentence;
        }
        return {};
    }

private:
    Codec m_codec;
};

} // namespace fieldlane::ui
