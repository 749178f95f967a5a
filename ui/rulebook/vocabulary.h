#pragma once
#include "core/worker.h"
#include "desk/catalog.h"
#include "domain/viewer.h"
#include "rules/action.h"
#include "rules/rulebook.h"
#include "ui/rulebook/searchchoice.h"
#include "ui/shared/rulewords.h"
#include <functional>

namespace fieldlane::ui::map {
class MapCanvas;
}

namespace fieldlane::ui::rulebook {

/// The map on which areas are drawn.
struct MapTools
{
    std::function<void(map::MapCanvas &)> dress {}; ///< puts the console's map under a map of ours
    core::Worker::Mode workers = core::Worker::Mode::Threaded;
};

/// What rules can speak of in this company: the fields, the values to choose from, and the words for all of it. Fields are
/// as of when it was made; made anew when they or any values change. The catalogue is borrowed.
class Vocabulary
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::rulebook::Vocabulary)
public:
    Vocabulary(const desk::Catalog &catalog, const domain::Viewer &viewer, MapTools map);

    const rules::FieldCatalogue &fields() const { return m_fields; }
    const RuleWords &words() const { return m_words; }
    const desk::Catalog &catalog() const { return m_catalog; }
    const MapTools &map() const { return m_map; }

    /// The fields under headings, and what each is called on its own: "Type", "Customer's grade".
    std::vector<ChoiceOption> fieldOptions() const;
    QString fieldName(const rules::FieldDescriptor &field) const;
    /// "is one of", "is at least": between the name of a field and its value.
    static QString operatorName(const rules::FieldDescriptor &field, rules::Operator op);
    std::vector<ChoiceOption> operatorOptions(const rules::FieldDescriptor &field) const;
    /// Records of master data in use, by name.
    std::vector<ChoiceOption> recordOptions(rules::ReferenceKind kind) const;
    QString recordName(rules::ReferenceKind kind, qint64 id) const;
    /// Levels and weekdays.
    std::vector<ChoiceOption> levelOptions(rules::ValueKind kind) const;
    /// Words that a field of codes has; empty when it takes any.
    std::vector<ChoiceOption> codeOptions(const rules::FieldDescriptor &field) const;
    std::vector<ChoiceOption> actionOptions() const;
    std::vector<ChoiceOption> audienceOptions() const;
    QStringList skills() const;
    /// Changes with anything of the above.
    QByteArray fingerprint() const;

    /// A row as it begins when a field is chosen, and an action when its kind is: with the values that most people mean.
    rules::Row newRow(const rules::FieldDescriptor &field) const;
    static rules::Operand newOperand(const rules::FieldDescriptor &field, rules::Operator op);
    static rules::Action newAction(rules::ActionKind kind);

private:
    const desk::Catalog &m_catalog;
    domain::Viewer m_viewer;
    rules::FieldCatalogue m_fields;
    RuleWords m_words;
    MapTools m_map;
};

} // namespace fieldlane::ui::rulebook
