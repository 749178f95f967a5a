#pragma once
#include "ui/rulebook/searchchoice.h"
#include <QFrame>

class QListWidget;

namespace fieldlane::ui {
class SearchField;
}

namespace fieldlane::ui::rulebook {

/// The open list of a SearchChoice: a search above what it finds, unless there is little to find. Up and Down choose, Enter picks, Escape closes. Goes
/// when it closes.
class SearchPopup : public QFrame
{
    Q_OBJECT
public:
    SearchPopup(const std::vector<ChoiceOption> &options, const QVariant &current, QWidget *parent);
    void openBelow(const QWidget &box, const QString &typed);

Q_SIGNALS:
    void picked(const QVariant &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter();
    void step(int by);
    void pickCurrent();
    bool hasSearch() const;

    std::vector<ChoiceOption> m_options;
    QVariant m_current;
    SearchField *m_search;
    QListWidget *m_list;
};

} // namespace fieldlane::ui::rulebook
