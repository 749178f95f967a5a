#pragma once
#include <map>
#include <QList>
#include <QString>
#include <QStringList>

namespace fieldlane::lint {

/// A broken rule: where, and what to do about it.
struct Finding
{
    QString file;
    int line = 0; ///< from 1; 0 = the file as a whole
    QString text;
};
using Findings = QList<Finding>;

/// "file:line: text", one a line.
QByteArray toText(const Findings &findings);
/// Whether there are none; prints them all, which a test's message would cut.
bool nothingIn(const Findings &findings);

/// The text files of a checkout by their path from its root; tests plant files of their own.
class Tree
{
public:
    /// Every text file below the folder, without build results and hidden folders (but with .ci).
    static Tree read(const QString &root);

    void add(const QString &path, const QString &text) { m_files[path] = text.split(u'\n'); }
    bool contains(const QString &path) const { return m_files.contains(path); }
    const QStringList &lines(const QString &path) const { return m_files.at(path); }
    const std::map<QString, QStringList> &files() const { return m_files; }

private:
    std::map<QString, QStringList> m_files;
};

/// "models/core/text.h" -> "models/core".
QString folderOf(const QString &path);
bool isSource(const QString &path); ///< C++ source or header
/// The line without its // comment; addresses such as "https://" stay.
QString withoutComment(const QString &line);

} // namespace fieldlane::lint
