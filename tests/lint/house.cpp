#include "lint/house.h"
#include <QRegularExpression>
#include <QSet>

namespace fieldlane::lint {

namespace {

constexpr int readmeLimit = 15;
constexpr int fileLimit = 500;
constexpr int functionLimit = 60;

bool isProduct(const QString &path)
{
    static const QRegularExpression top(QStringLiteral("^(app|models|ui)/"));
    return path.contains(top);
}

// A text that ends with a line break has an empty last entry.
qsizetype lineCount(const QStringList &lines)
{
    return lines.size() - (!lines.isEmpty() && lines.last().isEmpty() ? 1 : 0);
}

// Folders of the fixed layout that a reader opens; tests/unit and tests/data mirror others.
QStringList foldersToExplain(const Tree &tree)
{
    static const QRegularExpression explained(QStringLiteral(
        "^((app|models|ui|resources)/[^/]+|tests|tests/(support|store|gui|bench|lint)|packaging)/"));
    QSet<QString> folders;
    for (const auto &[path, lines] : tree.files()) {
        const auto match = explained.match(path);
        if (match.hasMatch())
            folders << match.captured(1);
    }
    QStringList sorted = folders.values();
    sorted.sort();
    return sorted;
}

// Every line that matches, outside comments.
void findLines(Findings &findings, const QString &path, const QStringList &lines,
    const QRegularExpression &pattern, const QString &text)
{
    for (int i = 0; i < lines.size(); ++i) {
        if (const auto match = pattern.match(withoutComment(lines[i])); match.hasMatch())
            findings << Finding{path, i + 1, text.arg(match.captured(0).trimmed())};
    }
}

struct Function
{
    int line = 0;
    int length = 0;
    QString head;
};

// Functions as the project's formatting shows them: a lone opening brace under the head, closed at the same
// depth.
QList<Function> functionsOf(const QStringList &lines)
{
    static const QRegularExpression opening(QStringLiteral("^( *)\\{$"));
    static const QRegularExpression head(
        QStringLiteral("\\)( const)?( noexcept)?( override)?$|^ *[:,] m_.*$"));
    QList<Function> functions;
    for (int i = 1; i < lines.size(); ++i) {
        const auto match = opening.match(lines[i]);
        if (!match.hasMatch() || !lines[i - 1].contains(head))
            continue;
        const QString closing = match.captured(1) + u'}';
        const qsizetype end = lines.indexOf(closing, i);
        if (end > i)
            functions << Function{i, static_cast<int>(end - i + 2), lines[i - 1].trimmed()};
    }
    return functions;
}

} // namespace

Findings checkReadmes(const Tree &tree)
{
    Findings findings;
    for (const QString &folder : foldersToExplain(tree)) {
        const QString path = folder + QStringLiteral("/README.md");
        if (!tree.contains(path))
            findings << Finding{path, 0, QStringLiteral("missing: says what lives there and what may not")};
        else if (lineCount(tree.lines(path)) > readmeLimit)
            findings << Finding{path, 0, QStringLiteral("longer than %1 lines").arg(readmeLimit)};
    }
    return findings;
}

Findings checkSourcesListed(const Tree &tree)
{
    static const QRegularExpression globbed(QStringLiteral("\\bGLOB(_RECURSE)?\\b[^)]*\\.(cpp|h)\\b"));
    Findings findings;
    for (const auto &[path, lines] : tree.files()) {
        if (path.endsWith(QStringLiteral("CMakeLists.txt")) && lines.join(u'\n').contains(globbed))
            findings << Finding{path, 0, QStringLiteral("GLOB: sources are listed")};
        if (!isSource(path))
            continue;
        const QString list = folderOf(path) + QStringLiteral("/CMakeLists.txt");
        QString name = path.mid(folderOf(path).size() + 1);
        if (path.startsWith(QStringLiteral("tests/")) && name.startsWith(QStringLiteral("tst_")))
            name = QStringLiteral("fieldlane_test\\(%1").arg(name.mid(4).chopped(4));
        else
            name = QRegularExpression::escape(name);
        const QRegularExpression listed(QStringLiteral("(^|[\\s\"/])%1(?![\\w.])").arg(name));
        if (!tree.contains(list) || !tree.lines(list).join(u'\n').contains(listed))
            findings << Finding{path, 0, QStringLiteral("not listed in %1").arg(list)};
    }
    return findings;
}

Findings checkNamespaces(const Tree &tree)
{
    Findings findings;
    for (const auto &[path, lines] : tree.files()) {
        if (!isSource(path) || !isProduct(path))
            continue;
        const QString text = lines.join(u'\n');
        QString name = folderOf(path).replace(u'/', QStringLiteral("::"));
        name.remove(QRegularExpression(QStringLiteral("^models::")));
        name.remove(QRegularExpression(QStringLiteral("(?<=^ui)::shared$"))); // every view sees it unnamed
        const bool isMain = text.contains(QStringLiteral("int main("));
        if (!isMain && !text.contains(QStringLiteral("namespace fieldlane::%1").arg(name)))
            findings << Finding{path, 0, QStringLiteral("does not open namespace fieldlane::%1").arg(name)};
        if (path.endsWith(QStringLiteral(".h")) && !lines.contains(QStringLiteral("#pragma once")))
            findings << Finding{path, 0, QStringLiteral("lacks #pragma once")};
    }
    return findings;
}

Findings checkSql(const Tree &tree)
{
    static const QRegularExpression words(
        QStringLiteral(
            "\"\\s*(SELECT\\s.*\\bFROM\\b|INSERT (OR \\w+ )?INTO|UPDATE \\w+ SET|DELETE FROM|CREATE "
            "TABLE|DROP TABLE|PRAGMA )"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression offset(QStringLiteral("\\bOFFSET\\b|\\bLIMIT \\S+ offset\\b"));
    static const QRegularExpression slow(QStringLiteral("\\bQ(SortFilterProxy|SqlTable|SqlQuery)Model\\b"));
    Findings findings;
    for (const auto &[path, lines] : tree.files()) {
        // The benchmarks run Qt's own models as peers and prepare databases for it.
        if (!isSource(path) || !isProduct(path) || path.startsWith(QStringLiteral("app/bench/")))
            continue;
        const bool speaksSql = path.startsWith(QStringLiteral("models/store/"))
            || path.startsWith(QStringLiteral("models/geo/mbtiles"));
        if (!speaksSql)
            findLines(findings, path, lines, words, QStringLiteral("SQL outside the store: %1"));
        findLines(findings, path, lines, offset, QStringLiteral("%1: pages go by key or id"));
        findLines(findings, path, lines, slow, QStringLiteral("%1 does not bear a million orders"));
    }
    return findings;
}

Findings checkMigrations(const Tree &tree)
{
    static const QRegularExpression file(
        QStringLiteral("^resources/schema/(sqlite|postgresql)/((\\d+)[^/]*)$"));
    QSet<QString> numbers[2];
    for (const auto &[path, lines] : tree.files()) {
        if (const auto match = file.match(path); match.hasMatch())
            numbers[match.captured(1) == QStringLiteral("sqlite")] << match.captured(3);
    }
    Findings findings;
    for (const QString &number : (numbers[0] - numbers[1]) + (numbers[1] - numbers[0]))
        findings << Finding{QStringLiteral("resources/schema"), 0,
            QStringLiteral("migration %1 exists for one database only").arg(number)};
    return findings;
}

Findings checkPaths(const Tree &tree)
{
    // Written in pieces, so that this file does not find itself.
    static const QRegularExpression paths(QStringLiteral("(?<![\\w.}])/(ho") + QStringLiteral("me|wo")
        + QStringLiteral("rk|ro") + QStringLiteral("ot|Us") + QStringLiteral("ers)/|[A-Z]:\\\\\\\\?Us")
        + QStringLiteral("ers"));
    Findings findings;
    for (const auto &[path, lines] : tree.files())
        findLines(findings, path, lines, paths, QStringLiteral("path of one machine: %1"));
    return findings;
}

Findings checkPlurals(const Tree &tree)
{
    static const QRegularExpression lazy(QStringLiteral("\\btr\\(\"[^\"]*\\w\\((s|es)\\)"));
    static const QRegularExpression counted(QStringLiteral("\\btr\\(\"((?:[^\"\\\\]|\\\\.)*%L?n(?:[^\"\\\\]|\\\\.)*)\""));
    static const QString english = QStringLiteral("translations/fieldlane_en.ts");
    const QString known = tree.contains(english) ? tree.lines(english).join(u'\n') : QString();
    Findings findings;
    for (const auto &[path, lines] : tree.files()) {
        if (!isSource(path) || !isProduct(path))
            continue;
        findLines(findings, path, lines, lazy, QStringLiteral("a text with two forms in one: %1"));
        for (int i = 0; i < lines.size(); ++i) {
            const auto match = counted.match(lines[i]);
            if (match.hasMatch() && !known.contains(QStringLiteral("<source>%1</source>").arg(match.captured(1).toHtmlEscaped())))
                findings << Finding{path, i + 1, QStringLiteral("no singular in %1").arg(english)};
        }
    }
    if (known.contains(QStringLiteral("type=\"unfinished\"")))
        findings << Finding{english, 0, QStringLiteral("holds an unfinished text")};
    return findings;
}

Findings checkLeftovers(const Tree &tree)
{
    static const QRegularExpression marks(QStringLiteral("\\b(TO") + QStringLiteral("DO|FIX")
        + QStringLiteral("ME|XX") + QStringLiteral("X)\\b"));
    static const QRegularExpression waiting(QStringLiteral("\\b(process") + QStringLiteral("Events|qSle")
        + QStringLiteral("ep|msle") + QStringLiteral("ep|QTest::qWa") + QStringLiteral("it(?=\\((?!0\\)))|sleep_f")
        + QStringLiteral("or)\\("));
    Findings findings;
    for (const auto &[path, lines] : tree.files()) {
        if (!isSource(path))
            continue;
        for (int i = 0; i < lines.size(); ++i) {
            if (lines[i].contains(marks))
                findings << Finding{path, i + 1, QStringLiteral("unfinished")};
        }
        findLines(findings, path, lines, waiting, QStringLiteral("%1: wait on a signal instead"));
    }
    return findings;
}

Findings checkSizes(const Tree &tree, const QList<Exception> &exceptions)
{
    QSet<QString> unused;
    for (const Exception &exception : exceptions)
        unused << QString::fromUtf8(exception.where);
    Findings findings;
    for (const auto &[path, lines] : tree.files()) {
        if (!isSource(path))
            continue;
        if (lineCount(lines) > fileLimit && !unused.remove(path))
            findings << Finding{path, 0, QStringLiteral("%1 lines").arg(lineCount(lines))};
        for (const Function &function : functionsOf(lines)) {
            if (function.length > functionLimit && !unused.remove(path + u' ' + function.head))
                findings << Finding{path, function.line,
                    QStringLiteral("function of %1 lines: %2").arg(function.length).arg(function.head)};
        }
    }
    for (const QString &where : unused)
        findings << Finding{where, 0, QStringLiteral("needs no exception any more")};
    return findings;
}

const QList<Exception> &sizeExceptions()
{
    static const QList<Exception> exceptions {
    };
    return exceptions;
}

} // namespace fieldlane::lint
