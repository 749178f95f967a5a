#pragma once
#include "rules/condition.h"
#include "rules/fieldvalue.h"

namespace fieldlane::rules {

/// One row, prepared for many orders: lists sorted, ranges as numbers on one scale, areas with their bounds, keywords
/// as numbers of a KeywordIndex. Made from rows without fault alone (see rowfault.h).
class RowTest
{
public:
    /// Adds the row's keywords to `index` and its text, where it looks at one, to `texts`.
    RowTest(const Row &row, const FieldDescriptor &field, KeywordIndex &index, QStringList &texts);

    bool holds(FactReader &reader) const;
    /// What it would cost to ask, against a comparison of numbers: cheap rows are asked first.
    int cost() const;
    /// The value that holds() looks at.
    QJsonValue seen(FactReader &reader) const { return m_value.seen(reader); }
    /// Those of the row's keywords that the text holds, folded.
    QStringList found(FactReader &reader) const;

private:
    struct Bounds
    {
        core::Coordinate low {90, 180};
        core::Coordinate high {-90, -180};
    };
    void take(const Members &members);
    void take(const Codes &codes);
    void take(const NumberRange &range);
    void take(const DurationRange &range);
    void take(const DateRange &range);
    void take(const DayRange &range);
    void take(const TimeRange &range);
    void take(const domain::Area &area);
    void take(const Prefixes &prefixes);

    bool isMember(const OrderFacts &facts) const;
    bool isWithin(const OrderFacts &facts) const;
    bool isCode(const OrderFacts &facts) const;
    bool isInRange(FactReader &reader) const;
    bool isDuring(const OrderFacts &facts) const;
    bool isInside(core::Coordinate place) const;
    bool holdsKeywords(FactReader &reader) const;
    bool holdsPostcodes(const OrderFacts &facts) const;
    bool hits(quint8 flags) const { return flags & (m_wholeWords ? KeywordIndex::asWord : KeywordIndex::asPart); }

    FieldValue m_value;
    ValueKind m_kind;
    Operator m_op;
    bool m_wholeWords = false;
    size_t m_text = 0; ///< source of text
    std::vector<qint64> m_members; ///< sorted
    QStringList m_codes; ///< sorted; or prefixes
    double m_low = 0;
    double m_high = 0;
    std::vector<KeywordIndex::Pattern> m_patterns;
    domain::Area m_area;
    std::vector<Bounds> m_bounds; ///< of each polygon
    const KeywordIndex *m_index; ///< borrowed from the program that owns the row
};

} // namespace fieldlane::rules
