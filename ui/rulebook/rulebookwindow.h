#pragma once
#include "desk/rulechecks.h"
#include "desk/rulecounts.h"
#include "desk/ruledraftkeeper.h"
#include "ui/rulebook/bookedit.h"
#include "ui/rulebook/rulefiles.h"
#include "ui/rulebook/vocabulary.h"
#include "ui/shared/prompts.h"
#include <QTimeZone>
#include <QWidget>

class QAction;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace fieldlane::ui {
class EmptyState;
class TextLabel;
}

namespace fieldlane::ui::rulebook {

class DraftBar;
class ReplayPanel;
class RuleFlows;
class RuleList;
class RuleListModel;
class RulePage;
class TrialPanel;
class VersionPanel;

/// The rules editor: the list at the left, one rule, the test, the replay or the versions at the right. A window of its own; desk and
/// prompts are borrowed and outlive it. Edits are in the draft a moment later; it closes when they are.
class RuleBookWindow : public QWidget
{
    Q_OBJECT
public:
    struct Tools
    {
        Prompts &prompts;
        QTimeZone zone; ///< of the clock on the wall
        MapTools map {};
        RuleFiles::Doors files = RuleFiles::desktop();
        core::Duration delay = std::chrono::milliseconds(600); ///< between an edit and its saving
    };
    RuleBookWindow(desk::Desk &desk, const Tools &tools, QWidget *parent = nullptr);
    ~RuleBookWindow() override;
    /// Whether somebody has anything to look for here.
    static bool isFor(const domain::Viewer &viewer);

    enum class Tab { Rule, Trial, Replay, Versions };
    void turnTo(Tab tab);
    BookEdit &edit() { return m_edit; }
    desk::RuleDraftKeeper &keeper() { return m_keeper; }
    RuleList &list() { return *m_list; }
    void choose(int row);
    /// Stores what waits; false while that is on its way.
    bool isStored();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    QWidget *makeHead();
    QToolButton *newTool(QAction *action);
    QAction *newAction(const char *id, const QString &text, const QString &icon, const QKeySequence &keys, const std::function<void()> &act);
    void makeActions();
    void join();
    void followCatalog();
    void followRights();
    void followState();
    void takeBook();
    void takeEdit(int place);
    void showRule(int row);
    void showCount();
    void showFindings(const std::vector<rules::BookFinding> &findings);
    void countAndCheck();
    void addRule();
    void duplicateRule();
    void deleteRule();
    void moveRule(int row, int by);
    void tryOrder(const QString &number);
    QString nameOf(const QString &ruleId) const;
    int currentRow() const;
    bool mayEdit() const;

    desk::Desk &m_desk;
    Tools m_tools;
    std::unique_ptr<Vocabulary> m_vocabulary;
    QByteArray m_fingerprint; ///< of the vocabulary
    BookEdit m_edit;
    desk::RuleDraftKeeper m_keeper;
    desk::RuleCounts m_counts;
    desk::RuleChecks m_checks;
    std::vector<rules::BookFinding> m_findings;
    RuleListModel *m_model;
    RuleList *m_list;
    EmptyState *m_empty;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QStackedWidget *m_rulePlace; ///< the page, or what stands there without rules
    RulePage *m_page;
    TrialPanel *m_trial;
    ReplayPanel *m_replay;
    VersionPanel *m_versions;
    DraftBar *m_draft;
    QPushButton *m_publish;
    QAction *m_new;
    QAction *m_duplicate;
    QAction *m_delete;
    QAction *m_up;
    QAction *m_down;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_import;
    QAction *m_export;
    RuleFlows *m_flows;
    bool m_isClosing = false; ///< out of sight, until the draft is stored
};

} // namespace fieldlane::ui::rulebook
