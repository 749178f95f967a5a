#pragma once
#include "desk/desk.h"
#include <QString>
#include <vector>

// What the choices of several forms offer.
namespace fieldlane::ui::admin {

/// Active people in sight behind a first choice without one.
std::vector<std::pair<domain::PersonId, QString>> personChoices(const desk::Desk &desk, const QString &none);
/// Flows in use behind a first choice without one.
std::vector<std::pair<domain::FlowId, QString>> flowChoices(const desk::Desk &desk, const QString &none);

/// Every value of an enumeration with its words.
template <class Enum>
std::vector<std::pair<Enum, QString>> allOf(Enum last, QString (*words)(Enum), Enum first = Enum(0))
{
    std::vector<std::pair<Enum, QString>> choices;
    for (int i = int(first); i <= int(last); ++i)
        choices.emplace_back(Enum(i), words(Enum(i)));
    return choices;
}

} // namespace fieldlane::ui::admin
