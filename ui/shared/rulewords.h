#pragma once
#include "rules/bookfinding.h"
#include "rules/fieldcatalogue.h"
#include "rules/references.h"
#include <QCoreApplication>

namespace fieldlane::ui {

/// Routing rules as sentences, for the editor and for fieldlanectl. A sentence says all that a rule does, but for where
/// an area lies: whoever reads it understands the same as the evaluation. Groups in groups stand in brackets, and names
/// and words that people typed in quotation marks.
class RuleWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::RuleWords)
public:
    /// The name of a record of master data; empty when it is gone.
    using Names = std::function<QString(const rules::Reference &)>;
    RuleWords(rules::FieldCatalogue catalogue, Names names)
        : m_catalogue(std::move(catalogue))
        , m_names(std::move(names))
    {
    }
    /// "If the type is “Repair” and the priority is at least High: set the unit to “North”; assign it automatically.
    /// Later rules are not asked."
    QString sentence(const rules::Rule &rule) const;
    /// "the type is “Repair” or (the place is known and it is a holiday)"; "every order" for what is always true.
    QString condition(const rules::Condition &condition) const;
    QString row(const rules::Row &row) const;
    QString action(const rules::Action &action) const;
    /// "the type", or in quotation marks what the company calls its own field.
    QString field(const QString &code) const;
    /// What a trace says of a row: the value that it looked at, as in the file format.
    QString seen(const QString &field, const QJsonValue &value) const;
    static QString audience(domain::Audience audience); ///< "the manager"
    /// What an action is called without its value, by its code; the code itself when it is none.
    static QString actionName(const QString &code);
    /// What is wrong with a book, as a sentence.
    QString finding(const rules::BookFinding &finding) const;
    static QString gravity(rules::Gravity gravity);

private:
    QString nested(const rules::Condition &condition) const;
    QString flag(const rules::FieldDescriptor &field, bool yes) const;
    QString comparison(rules::Operator op, const QString &name, const QString &from, const QString &to) const;
    QString among(rules::Operator op, const QString &name, const QStringList &values) const;
    QString keywords(rules::Operator op, const QString &name, const rules::Keywords &keywords) const;
    QString operand(const rules::FieldDescriptor &field, const rules::Row &row) const;
    QString member(const rules::FieldDescriptor &field, qint64 value) const;
    QString number(rules::ValueKind kind, std::optional<double> value) const;
    QString nameOf(rules::ReferenceKind kind, qint64 id) const;
    QString technicians(const rules::Action &action) const;
    QString notice(const rules::NoticeRequest &request) const;
    QString setting(const rules::Action &action) const;
    QString fileFinding(const rules::BookFinding &finding) const;
    QString partFinding(const rules::BookFinding &finding) const;
    QString companyFinding(const rules::BookFinding &finding) const;
    QString meaningFinding(const rules::BookFinding &finding) const;

    rules::FieldCatalogue m_catalogue;
    Names m_names;
};

} // namespace fieldlane::ui
