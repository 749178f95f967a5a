#pragma once
#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace fieldlane::ui::shell {

/// What a first start shows: the demonstration, a file, a server, and what was open before.
class StartPage : public QWidget
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
    QWidget *choices();
    QVBoxLayout *m_recent;
    QWidget *m_recentBox;
};

} // namespace fieldlane::ui::shell
