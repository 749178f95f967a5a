#pragma once
#include "rules/condition.h"
#include "rules/fieldcatalogue.h"
#include "rules/formula.h"
#include "rules/knownthings.h"

namespace fieldlane::rules {

/// Turns conditions (understood ones alone) into formulas over one vocabulary.
class FormulaMaker
{
public:
    /// Everything is borrowed. Where the tree of units is not known, "within a unit" is a literal that nothing else
    /// implies.
    FormulaMaker(Vocabulary &vocabulary, const FieldCatalogue &catalogue, const KnownThings &known)
        : m_vocabulary(vocabulary)
        , m_catalogue(catalogue)
        , m_known(known)
    {
    }
    /// From now on these fields get axes of their own, so that two moments of one order can be told apart.
    void renameFields(const QStringList &fields, const QString &suffix);
    Formula make(const Condition &condition);
    Formula make(const Row &row);

private:
    int axisOf(const FieldDescriptor &field, const QString &scale = {});
    Formula range(int axis, IntervalSet values) const;
    Formula present(int axis) const;
    Formula literals(const Row &row, int axis, Literal::Kind kind, const QStringList &texts);
    Formula members(const Row &row, const FieldDescriptor &field);
    Formula within(const Row &row, const FieldDescriptor &field);
    Formula keywords(const Row &row, const FieldDescriptor &field);
    Formula ordered(const Row &row, const FieldDescriptor &field);
    Formula during(const Row &row, const FieldDescriptor &field);
    Formula area(const Row &row, const FieldDescriptor &field);
    Formula prefixes(const Row &row, const FieldDescriptor &field);

    Vocabulary &m_vocabulary;
    const FieldCatalogue &m_catalogue;
    const KnownThings &m_known;
    QStringList m_renamed;
    QString m_suffix;
};

} // namespace fieldlane::rules
