#pragma once
#include "rules/bookfinding.h"
#include "rules/formulamaker.h"
#include "rules/rulebook.h"

namespace fieldlane::rules {

/// What the rules of a book mean for each other: contradictions, rules that match all or nothing, rules that earlier
/// ones leave nothing to. Rules that are not understood are left out.
class Meaning
{
public:
    Meaning(const RuleBook &book, const FieldCatalogue &catalogue, const KnownThings &known);
    void check(std::vector<BookFinding> &findings);

private:
    struct Thought
    {
        const Rule *rule = nullptr;
        Formula matches;
        Formula matchesNot;
        bool isPossible = true;
    };
    bool isImpossible(const std::vector<const Formula *> &formulas);
    void explainNever(const Thought &thought, std::vector<BookFinding> &findings);
    void checkReach(size_t at, std::vector<BookFinding> &findings);
    void checkActions(const Thought &thought, std::vector<BookFinding> &findings);

    Vocabulary m_vocabulary;
    FormulaMaker m_maker;
    std::vector<Thought> m_thoughts; ///< of the rules that are understood, in order
    int m_steps;
};

} // namespace fieldlane::rules
