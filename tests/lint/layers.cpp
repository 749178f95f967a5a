#include "lint/layers.h"
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace fieldlane::lint {

namespace {

struct Include
{
    int line = 0;
    QString path;
    bool quoted = false;
};

QList<Include> includesOf(const QStringList &lines)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QList<Include> includes;
    for (int i = 0; i < lines.size(); ++i) {
        const auto match = pattern.match(lines[i]);
        if (match.hasMatch())
            includes << Include{i + 1, match.captured(2), match.captured(1) == u'"'};
    }
    return includes;
}

// How includes name a folder: "models/core" is "core", "ui/board" is "ui/board", "tests/support" is
// "support".
QString includeName(const QString &folder)
{
    for (const QString &prefix : {QStringLiteral("models/"), QStringLiteral("tests/")}) {
        if (folder.startsWith(prefix))
            return folder.mid(prefix.size());
    }
    return folder;
}

bool isGenerated(const QString &include)
{
    return include.endsWith(QStringLiteral(".moc")) || include.startsWith(QStringLiteral("moc_"));
}

const Layer *layerOf(const QString &folder)
{
    const Layer *wide = nullptr;
    for (const Layer &layer : layers()) {
        const QString name = QString::fromUtf8(layer.folder);
        if (name == folder)
            return &layer;
        if (name.endsWith(u'*') && folder.startsWith(name.chopped(1)))
            wide = &layer;
    }
    return wide;
}

bool allows(const char *list, const QString &name)
{
    for (const QString &entry : QString::fromUtf8(list).split(u' ', Qt::SkipEmptyParts)) {
        if (entry == name || (entry.endsWith(u'*') && name.startsWith(entry.chopped(1))))
            return true;
    }
    return false;
}

QString checkOwn(const Layer &layer, const QString &folder, const QString &include)
{
    const QString target = folderOf(include);
    if (target.isEmpty())
        return QStringLiteral("\"%1\" names no folder").arg(include);
    if (target == includeName(folder) || allows(layer.mayInclude, target))
        return {};
    return QStringLiteral("%1 may not include %2").arg(folder, include);
}

QString checkQt(const Layer &layer, const QString &folder, const QString &header, const ModuleOf &moduleOf)
{
    static const QRegularExpression bare(QStringLiteral("^Q[A-Za-z0-9]+$"));
    if (header.startsWith(QStringLiteral("Qt")) && header.contains(u'/'))
        return QStringLiteral("include Qt by its bare class header, not <%1>").arg(header);
    if (QString module = moduleOf(header); !module.isEmpty()) {
        if (!header.contains(bare))
            return QStringLiteral("include Qt by its bare class header, not <%1>").arg(header);
        if (!allows(layer.qtModules, module))
            return QStringLiteral("%1 may not include <%2> (%3)").arg(folder, header, module);
    } else if (header.contains(bare)) {
        return QStringLiteral("<%1> is in no Qt module that the project uses").arg(header);
    }
    return {};
}

// A depth-first walk that stops at the first way back to a node still open.
class CycleFinder
{
public:
    explicit CycleFinder(const QHash<QString, QSet<QString>> &edges)
        : m_edges(edges)
    {
    }
    Findings run()
    {
        QStringList nodes = m_edges.keys();
        nodes.sort();
        for (const QString &node : nodes)
            visit(node);
        return m_findings;
    }

private:
    void visit(const QString &node)
    {
        if (m_done.contains(node))
            return;
        if (const qsizetype at = m_open.indexOf(node); at >= 0) {
            m_findings << Finding{
                node, 0, QStringLiteral("cycle: ") + (m_open.mid(at) << node).join(QStringLiteral(" -> "))};
            return;
        }
        m_open << node;
        QStringList next = m_edges.value(node).values();
        next.sort();
        for (const QString &target : next)
            visit(target);
        m_open.removeLast();
        m_done << node;
    }

    const QHash<QString, QSet<QString>> &m_edges;
    QStringList m_open;
    QSet<QString> m_done;
    Findings m_findings;
};

} // namespace

const QList<Layer> &layers()
{
    static const QList<Layer> table{
        // clang-format off
        { "models/core",      "", "QtCore" },
        { "models/domain",    "core", "QtCore" },
        { "models/geo",       "core", "QtCore QtPositioning QtNetwork QtSql" }, // tiles: online and MBTiles
        { "models/rules",     "core domain geo", "QtCore" },
        { "models/solver",    "core", "QtCore" },
        { "models/engine",    "core domain geo rules solver", "QtCore" },
        { "models/exchange",  "core domain geo rules solver", "QtCore" },
        { "models/store",     "core domain geo rules", "QtCore QtSql" },
        { "models/chart",     "core", "QtCore" },
        { "models/desk",      "core domain geo rules engine exchange store", "QtCore" },
        { "models/itemviews", "core domain geo rules engine exchange desk", "QtCore" },
        { "models/delivery",  "core domain geo rules engine exchange store desk", "QtCore" },
        { "ui/shared",        "core domain geo rules engine exchange chart desk itemviews",
          "QtCore QtGui QtWidgets QtSvg" },
        { "ui/*",             "core domain geo rules engine exchange chart desk itemviews ui/shared",
          "QtCore QtGui QtWidgets QtSvg QtNetwork QtPositioning QtCharts QtPrintSupport" },
        { "ui/map",           "core domain geo rules engine exchange chart desk itemviews ui/shared",
          "QtCore QtGui QtWidgets QtSvg QtNetwork QtPositioning" },
        { "ui/admin",         "core domain geo rules engine exchange chart desk itemviews ui/shared ui/map", // areas are drawn there
          "QtCore QtGui QtWidgets" },
        { "ui/customers",     "core domain desk ui/shared", "QtCore QtGui QtWidgets" },
        { "ui/plans",         "core domain engine rules desk ui/shared", "QtCore QtGui QtWidgets" },
        { "ui/emergency",     "core domain engine rules desk ui/shared", "QtCore QtGui QtWidgets" },
        { "ui/rulebook",      "core domain rules desk ui/shared ui/map ui/admin", // areas are drawn as in the administration
          "QtCore QtGui QtWidgets" },
        { "app/*",            "core domain geo rules solver engine exchange store chart desk itemviews delivery ui/* app/*",
          "QtCore QtGui QtWidgets QtSvg QtNetwork QtPositioning QtCharts QtSql QtPrintSupport" },
        // clang-format on
    };
    return table;
}

Findings checkLayers(const Tree &tree, const ModuleOf &moduleOf)
{
    static const Layer tests{"tests", "*",
        "QtCore QtGui QtWidgets QtSvg QtNetwork QtPositioning QtCharts QtSql QtPrintSupport QtTest "
        "QtConcurrent"};
    Findings findings;
    for (const auto &[path, lines] : tree.files()) {
        if (!isSource(path))
            continue;
        const QString folder = folderOf(path);
        const Layer *layer = folder.startsWith(QStringLiteral("tests/")) ? &tests : layerOf(folder);
        if (!layer) {
            findings << Finding{path, 0, QStringLiteral("its folder is in no row of the layer table")};
            continue;
        }
        for (const Include &include : includesOf(lines)) {
            if (isGenerated(include.path))
                continue;
            const QString wrong = include.quoted ? checkOwn(*layer, folder, include.path)
                                                 : checkQt(*layer, folder, include.path, moduleOf);
            if (!wrong.isEmpty())
                findings << Finding{path, include.line, wrong};
        }
    }
    return findings;
}

Findings checkTable(const QList<Layer> &table)
{
    Findings findings;
    QStringList above;
    for (const Layer &layer : table) {
        const QString own = includeName(QString::fromUtf8(layer.folder));
        for (const QString &entry : QString::fromUtf8(layer.mayInclude).split(u' ', Qt::SkipEmptyParts)) {
            if (!above.contains(entry) && entry != own)
                findings << Finding{own, 0, QStringLiteral("includes %1, which stands below it").arg(entry)};
        }
        above << own;
    }
    return findings;
}

Findings checkCycles(const Tree &tree)
{
    QHash<QString, QSet<QString>> folders;
    QHash<QString, QSet<QString>> files;
    for (const auto &[path, lines] : tree.files()) {
        if (!isSource(path) || path.startsWith(QStringLiteral("tests/")))
            continue;
        const QString from = includeName(folderOf(path));
        const QString file = from + path.mid(folderOf(path).size());
        for (const Include &include : includesOf(lines)) {
            if (!include.quoted || isGenerated(include.path))
                continue;
            if (folderOf(include.path) != from)
                folders[from] << folderOf(include.path);
            if (path.endsWith(QStringLiteral(".h")))
                files[file] << include.path;
        }
    }
    return CycleFinder(folders).run() << CycleFinder(files).run();
}

} // namespace fieldlane::lint
