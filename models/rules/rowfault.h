#pragma once
#include "rules/fieldcatalogue.h"
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// Why a row cannot be judged as it stands.
enum class RowFault {
    UnknownField, ///< never was, or a template lost it
    OperatorNotAllowed, ///< the field has no such operator
    WrongOperand, ///< of another shape, or with values that the field cannot have
    NothingChosen, ///< an empty list, or keywords without a letter or digit
    EmptyRange, ///< ends before it begins
    TooMuch ///< beyond rules/limits.h
};
std::optional<RowFault> faultOf(const Row &row, const FieldCatalogue &catalogue);

/// Whether every part of a rule is known and finished. Other rules are not applied; see Rule.
bool isUnderstood(const Rule &rule, const FieldCatalogue &catalogue);
bool isUnderstood(const Condition &condition, const FieldCatalogue &catalogue);

/// A prefix or a postcode as they are compared: lower case, without spaces.
QString plainPostcode(const QString &text);

} // namespace fieldlane::rules
