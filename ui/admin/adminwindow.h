#pragma once
#include "desk/desk.h"
#include "ui/admin/admintools.h"
#include <memory>
#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace fieldlane::ui::admin {

class Section;
class SectionPage;

/// The administration of the company: sections at the left, the list of one in the middle, the form of one entry at the
/// right. A window of its own; the desk is borrowed and outlives it.
class AdminWindow : public QWidget
{
    Q_OBJECT
public:
    AdminWindow(desk::Desk &desk, const AdminTools &tools, QWidget *parent = nullptr);
    ~AdminWindow() override;
    /// Whether somebody has anything to do here.
    static bool isFor(const domain::Viewer &viewer);
    static QStringList sectionIds(); ///< "units", "technicians" ...
    void showSection(const QString &id);
    SectionPage &page(const QString &id);
    /// Edits that are not saved anywhere.
    int unsavedCount() const;

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeSections();
    void makeActions();
    void add(Section *section);
    SectionPage &current() const;
    void askAboutEdits();
    void undoOrRedo(bool undo);

    desk::Desk &m_desk;
    AdminTools m_tools;
    std::vector<Section *> m_sections;
    std::vector<SectionPage *> m_pages;
    QListWidget *m_names;
    QStackedWidget *m_stack;
};

} // namespace fieldlane::ui::admin
