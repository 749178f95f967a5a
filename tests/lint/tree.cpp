#include "lint/tree.h"
#include <cstdio>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace fieldlane::lint {

QByteArray toText(const Findings &findings)
{
    QByteArray text;
    for (const Finding &finding : findings)
        text
            += QStringLiteral("\n  %1:%2: %3").arg(finding.file).arg(finding.line).arg(finding.text).toUtf8();
    return text;
}

bool nothingIn(const Findings &findings)
{
    if (!findings.isEmpty())
        std::printf("%s\n", toText(findings).constData());
    return findings.isEmpty();
}

Tree Tree::read(const QString &root)
{
    static const QRegularExpression left(QStringLiteral("^(build/|\\.(?!ci/)|CMakeUserPresets)|\\.user$"));
    Tree tree;
    QDirIterator it(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = QDir(root).relativeFilePath(it.next());
        if (path.contains(left))
            continue;
        QFile file(it.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (!bytes.contains('\0'))
            tree.add(path, QString::fromUtf8(bytes));
    }
    return tree;
}

QString folderOf(const QString &path)
{
    return path.left(std::max<qsizetype>(0, path.lastIndexOf(u'/')));
}

bool isSource(const QString &path)
{
    return path.endsWith(QStringLiteral(".cpp")) || path.endsWith(QStringLiteral(".h"));
}

QString withoutComment(const QString &line)
{
    static const QRegularExpression comment(QStringLiteral("(?<!:)//.*$"));
    return QString(line).remove(comment);
}

} // namespace fieldlane::lint
