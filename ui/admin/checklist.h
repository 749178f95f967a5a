#pragma once
#include <QWidget>
#include <vector>

class QListWidget;

namespace fieldlane::ui {
class SearchField;
}

namespace fieldlane::ui::admin {

/// Several of many: a list with a box before each name, and a search. What is chosen stands first.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    struct Option
    {
        qint64 id = 0;
        QString text;
    };
    explicit CheckList(const QString &searchText, QWidget *parent = nullptr);
    void setOptions(const std::vector<Option> &options);
    void setChosen(const std::vector<qint64> &ids); ///< those that are no option are kept, and not shown
    std::vector<qint64> chosen() const; ///< sorted
    QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void changed();

private:
    void fill();
    void filter();

    std::vector<Option> m_options;
    std::vector<qint64> m_chosen;
    SearchField *m_search;
    QListWidget *m_list;
    bool m_filling = false;
};

} // namespace fieldlane::ui::admin
