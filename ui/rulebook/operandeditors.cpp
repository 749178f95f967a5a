#include "ui/rulebook/operandeditors.h"
#include "ui/rulebook/areafield.h"
#include "ui/rulebook/listfields.h"
#include "ui/rulebook/rangefields.h"

namespace fieldlane::ui::rulebook {

using rules::OperandKind;
using rules::ValueKind;

OperandEditor *newOperandEditor(const rules::FieldDescriptor &field, rules::Operator op, const Vocabulary &vocabulary, QWidget *parent)
{
    switch (rules::operandOf(field, op).value_or(OperandKind::Nothing)) {
    case OperandKind::Members:
        if (field.kind == ValueKind::Reference)
            return new RecordsField(field, vocabulary, parent);
        return new LevelsField(field, vocabulary, parent);
    case OperandKind::Codes:
        return new CodesField(field, vocabulary, parent);
    case OperandKind::Keywords:
        return new KeywordsField(parent);
    case OperandKind::Numbers:
        if (field.kind == ValueKind::Level)
            return new LevelRangeField(op, vocabulary, parent);
        return new NumberRangeField(op, field.kind, parent);
    case OperandKind::Durations:
        return new DurationRangeField(op, parent);
    case OperandKind::Dates:
        return new DateRangeField(op, parent);
    case OperandKind::Days:
        return new DayRangeField(parent);
    case OperandKind::Times:
        return new TimeRangeField(parent);
    case OperandKind::Area:
        return new AreaField(vocabulary, parent);
    case OperandKind::Prefixes:
        return new PrefixesField(parent);
    case OperandKind::Nothing:
        break;
    }
    return nullptr;
}

} // namespace fieldlane::ui::rulebook
