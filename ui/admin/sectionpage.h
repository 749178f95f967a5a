#pragma once
#include "ui/admin/section.h"
#include <QPointer>

class QAbstractButton;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace fieldlane::ui {
class EmptyState;
class SearchField;
}

namespace fieldlane::ui::admin {

class EntryModel;

/// One section on the screen: its list with a search, the form of the chosen entry with what can be done about it, its
/// history, and both versions when somebody was faster. The section is borrowed and outlives it.
class SectionPage : public QWidget
{
    Q_OBJECT
public:
    explicit SectionPage(Section &section, const QTimeZone &zone, QWidget *parent = nullptr);
    Section &section() { return m_section; }
    QListView *list() const { return m_list; }
    void focusSearch();
    /// Opens the first entry of the list, if there is one.
    void showFirst();
    void begin();
    void save();

private:
    enum Shown { Nothing, Details, History, Versions };
    QWidget *makeListSide();
    QWidget *makeEntrySide();
    QWidget *makeFooter();
    void join();
    void refreshList();
    void refreshHead();
    void showOpened();
    void turnTo(Shown what);
    void tell(const Section::Told &told);
    void listChosen(const QModelIndex &index);

    Section &m_section;
    QTimeZone m_zone;
    EntryModel *m_model;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_listStack = nullptr;
    QPushButton *m_new = nullptr;
    QLabel *m_title = nullptr;
    QTabBar *m_tabs = nullptr;
    MessageStrip *m_readOnly = nullptr;
    MessageStrip *m_strip = nullptr;
    QStackedWidget *m_stack = nullptr;
    FormPage *m_form = nullptr;
    StoryView *m_story = nullptr;
    Comparison *m_comparison = nullptr;
    QWidget *m_footer = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_save = nullptr;
    bool m_refreshing = false;
};

} // namespace fieldlane::ui::admin
