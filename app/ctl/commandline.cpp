#include "app/ctl/commandline.h"
#include "app/ctl/texttable.h"
#include <algorithm>

namespace fieldlane::app::ctl {

using core::Error;
using core::Result;

namespace {

const std::vector<VerbOption> &commonOptions()
{
    static const std::vector<VerbOption> options {
        {QStringLiteral("db"), QStringLiteral("FILE|URL"), QStringLiteral("the database: a file, or postgresql://HOST/NAME")},
        {QStringLiteral("now"), QStringLiteral("TIME"), QStringLiteral("the clock, for example 2026-03-02T14:30:00Z")},
        {QStringLiteral("as"), QStringLiteral("PERSON"), QStringLiteral("who works: a log-in name, or a technician where nobody logs in")},
        {QStringLiteral("password-file"), QStringLiteral("FILE"), QStringLiteral("holds the password, instead of typing it")},
        {QStringLiteral("password-from"), QStringLiteral("PLACE"), QStringLiteral("keychain:NAME, file:/PATH or env:NAME, where the password lies")},
        {QStringLiteral("json"), {}, QStringLiteral("JSON for programs instead of a table")},
        {QStringLiteral("help"), {}, QStringLiteral("this text")},
        {QStringLiteral("version"), {}, QStringLiteral("the program's version")},
    };
    return options;
}

const VerbOption *find(const std::vector<VerbOption> &options, const QString &name)
{
    const auto it = std::find_if(options.begin(), options.end(), [&](const VerbOption &o) { return o.name == name; });
    return it == options.end() ? nullptr : &*it;
}

/// The verb that the first words name, the longest first; takes them off the list.
const Verb *takeVerb(QStringList &words, const std::vector<Verb> &verbs)
{
    for (qsizetype count = std::min<qsizetype>(3, words.size()); count > 0; --count) {
        const QString text = words.mid(0, count).join(QLatin1Char(' '));
        for (const Verb &verb : verbs) {
            if (verb.words != text)
                continue;
            words.remove(0, count);
            return &verb;
        }
    }
    return nullptr;
}

/// The verbs that begin with a noun, for a message.
QString verbsOf(const QString &noun, const std::vector<Verb> &verbs)
{
    QStringList list;
    for (const Verb &verb : verbs) {
        if (verb.words.startsWith(noun + QLatin1Char(' ')))
            list += verb.words.mid(noun.size() + 1);
    }
    return list.join(QLatin1String(", "));
}

Error unknownVerb(const QStringList &words, const std::vector<Verb> &verbs)
{
    const QString choices = verbsOf(words.value(0), verbs);
    if (choices.isEmpty())
        return wrongUse(words.value(0), QStringLiteral("There is no such command; 'fieldlanectl --help' lists them all."));
    if (words.size() == 1)
        return wrongUse(words[0], QStringLiteral("Say what to do; one of: %1.").arg(choices));
    return wrongUse(words.mid(0, 2).join(QLatin1Char(' ')), QStringLiteral("There is no such command; choose one of: %1.").arg(choices));
}

/// Sorts the raw arguments into words and options with their values.
class Splitter
{
public:
    explicit Splitter(const QStringList &raw)
        : m_raw(raw)
    {
    }
    QStringList words;
    std::vector<std::pair<QString, std::optional<QString>>> options; // "--name", and "=value" if it was joined

    /// `takesValue` says whether an option swallows the argument behind it.
    template <class TakesValue>
    Result<void> split(TakesValue takesValue)
    {
        for (qsizetype i = 0; i < m_raw.size(); ++i) {
            const QString &text = m_raw[i];
            if (text == QLatin1String("--")) {
                words += m_raw.mid(i + 1);
                return {};
            }
            if (!text.startsWith(QLatin1String("--"))) {
                words += text == QLatin1String("-h") ? QString() : text;
                if (text == QLatin1String("-h"))
                    words.removeLast(), options.push_back({QStringLiteral("help"), {}});
                continue;
            }
            const qsizetype equals = text.indexOf(QLatin1Char('='));
            const QString name = text.mid(2, equals < 0 ? -1 : equals - 2);
            std::optional<QString> value;
            if (equals >= 0)
                value = text.mid(equals + 1);
            else if (takesValue(name)) {
                if (i + 1 == m_raw.size())
                    return wrongUse(text, QStringLiteral("This option needs a value behind it."));
                value = m_raw[++i];
            }
            options.push_back({name, value});
        }
        return {};
    }

private:
    const QStringList &m_raw;
};

bool anyTakesValue(const QString &name, const std::vector<Verb> &verbs)
{
    const auto takes = [&](const std::vector<VerbOption> &options) {
        const VerbOption *option = find(options, name);
        return option && !option->valueName.isEmpty();
    };
    return takes(commonOptions())
        || std::any_of(verbs.begin(), verbs.end(), [&](const Verb &verb) { return takes(verb.options); });
}

Result<void> setOption(CommandLine &line, const QString &name, const std::optional<QString> &value)
{
    const VerbOption *common = find(commonOptions(), name);
    const VerbOption *option = common ? common : line.verb ? find(line.verb->options, name) : nullptr;
    const QString shown = QLatin1String("--") + name;
    if (!option)
        return wrongUse(shown,
            line.verb ? QStringLiteral("'%1' has no such option; see 'fieldlanectl %1 --help'.").arg(line.verb->words)
                      : QStringLiteral("There is no such option; see 'fieldlanectl --help'."));
    if (option->valueName.isEmpty() && value)
        return wrongUse(shown, QStringLiteral("This option takes no value."));
    if (!common)
        line.options.insert(name, value.value_or(QString()));
    else if (name == QLatin1String("db"))
        line.database = *value;
    else if (name == QLatin1String("as"))
        line.as = *value;
    else if (name == QLatin1String("password-file"))
        line.password.file = *value;
    else if (name == QLatin1String("password-from"))
        line.password.place = *value;
    else if (name == QLatin1String("json"))
        line.json = true;
    else if (name == QLatin1String("help"))
        line.help = true;
    else if (name == QLatin1String("version"))
        line.version = true;
    else {
        FIELDLANE_ASSIGN(now, timeFrom(shown, *value));
        line.now = now;
    }
    return {};
}

QString optionLines(const std::vector<VerbOption> &options)
{
    TextTable table({{QStringLiteral("")}, {QStringLiteral("")}});
    for (const VerbOption &o : options)
        table.add({QStringLiteral("  --%1 %2").arg(o.name, o.valueName), o.help});
    return table.lines().mid(1).join(QLatin1Char('\n'));
}

} // namespace

Result<CommandLine> parse(const QStringList &arguments, const std::vector<Verb> &verbs)
{
    Splitter splitter(arguments);
    FIELDLANE_TRY(splitter.split([&](const QString &name) { return anyTakesValue(name, verbs); }));
    CommandLine line;
    QStringList words = splitter.words;
    line.verb = takeVerb(words, verbs);
    for (const auto &[name, value] : splitter.options)
        FIELDLANE_TRY(setOption(line, name, value));
    if (line.help || line.version)
        return line;
    if (!line.verb)
        return words.isEmpty() ? wrongUse({}, QStringLiteral("Say what to do; 'fieldlanectl --help' lists all commands."))
                               : unknownVerb(words, verbs);
    line.arguments = words;
    if (words.size() < line.verb->least || words.size() > line.verb->most)
        return wrongUse(line.verb->words,
            QStringLiteral("%1 Usage: %2")
                .arg(words.size() < line.verb->least ? QStringLiteral("Something is missing.")
                                                     : QStringLiteral("'%1' is too much.").arg(words.last()),
                    usageOf(*line.verb)));
    return line;
}

Result<QStringList> splitLine(const QString &line)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == QLatin1Char('\\') && quote != QLatin1Char('\'') && i + 1 < line.size()) {
            word += line[++i];
            inWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
            quote = c;
            inWord = true;
        } else if (!c.isSpace()) {
            word += c;
            inWord = true;
        } else if (inWord) {
            words += word;
            word.clear();
            inWord = false;
        }
    }
    if (!quote.isNull())
        return wrongUse(line, QStringLiteral("A quotation mark is open."));
    if (inWord)
        words += word;
    return words;
}

QString usageOf(const Verb &verb)
{
    QStringList parts {QStringLiteral("fieldlanectl"), verb.words};
    if (!verb.arguments.isEmpty())
        parts += verb.arguments;
    for (const VerbOption &o : verb.options)
        parts += o.valueName.isEmpty() ? QStringLiteral("[--%1]").arg(o.name) : QStringLiteral("[--%1 %2]").arg(o.name, o.valueName);
    return parts.join(QLatin1Char(' '));
}

QString helpFor(const Verb &verb)
{
    QString text = usageOf(verb) + QLatin1Char('\n') + verb.summary + QLatin1Char('\n');
    if (!verb.options.empty())
        text += optionLines(verb.options) + QLatin1Char('\n');
    return text + QStringLiteral("Everywhere:\n") + optionLines(commonOptions());
}

QString helpFor(const std::vector<Verb> &verbs)
{
    TextTable table({{QStringLiteral("")}, {QStringLiteral("")}});
    for (const Verb &verb : verbs)
        table.add({QStringLiteral("  %1 %2").arg(verb.words, verb.arguments), verb.summary});
    return QStringLiteral("fieldlanectl COMMAND ... [--db FILE|URL] [--now TIME] [--json]\n"
                          "Dispatches field service without a screen. Commands ('COMMAND --help' tells more):\n%1\n"
                          "Everywhere:\n%2\n"
                          "Exit status: 0 done, 1 a finding or failure, 2 wrong use.")
        .arg(table.lines().mid(1).join(QLatin1Char('\n')), optionLines(commonOptions()));
}

} // namespace fieldlane::app::ctl
