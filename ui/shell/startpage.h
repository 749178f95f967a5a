#pragma once
#include <QScrollArea>
#include <QStringList>

class QVBoxLayout;

namespace fieldlane::ui::shell {

/// What a first start shows: the demonstration, a file, a server, and what was open before.
class StartPage : public QScrollArea
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void setRecent(const QStringList &databases);

Q_SIGNALS:
    void demonstrationWanted();
    void newFileWanted();
    void fileWanted();
    void serverWanted();
    void recentChosen(const QString &database);

private:
    QWidget *choices(QWidget *parent);
    QVBoxLayout *m_recent;
    QWidget *m_recentBox;
};

} // namespace fieldlane::ui::shell
