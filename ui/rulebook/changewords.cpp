#include "ui/rulebook/changewords.h"
#include "ui/rulebook/rulelistmodel.h"

namespace fieldlane::ui::rulebook {

using rules::RuleChange;

QString ChangeWords::sentence(const RuleChange &change, const RuleWords &words)
{
    const QString before = change.before.title();
    const QString name = change.after.title();
    switch (change.kind) {
    case RuleChange::Kind::Added:
        //: %1 is the name of a rule, %2 its sentence.
        return tr("“%1” is new: %2").arg(name, words.sentence(change.after));
    case RuleChange::Kind::Removed:
        return tr("“%1” is gone: %2").arg(before, words.sentence(change.before));
    case RuleChange::Kind::SwitchedOn:
        return tr("“%1” is switched on.").arg(name);
    case RuleChange::Kind::SwitchedOff:
        return tr("“%1” is switched off.").arg(name);
    case RuleChange::Kind::Moved:
        return tr("“%1” stands at place %2 now.").arg(name, QString::number(change.place + 1));
    case RuleChange::Kind::Changed:
        break;
    }
    const QString was = words.sentence(change.before);
    const QString is = words.sentence(change.after);
    if (was == is && before != name)
        return tr("“%1” is called “%2” now.").arg(before, name);
    if (was == is)
        return tr("“%1” changed in a part that its sentence does not tell, such as where an area lies.").arg(name);
    return tr("“%1” was: %2 Now it is: %3").arg(name, was, is);
}

QStringList ChangeWords::sentences(const rules::RuleBook &before, const rules::RuleBook &after, const RuleWords &words)
{
    QStringList list;
    for (const RuleChange &change : rules::changesOf(before, after))
        list += sentence(change, words);
    if (list.isEmpty())
        list += tr("No rule changed.");
    return list;
}

} // namespace fieldlane::ui::rulebook
