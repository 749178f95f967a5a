#pragma once
#include "desk/ruledraftkeeper.h"
#include "ui/rulebook/vocabulary.h"
#include <QTimeZone>
#include <QWidget>

class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::rulebook {

/// The versions of the rules: who published each, when and why, and what changed with it, a sentence for each change. An
/// old one can be put into the draft, the newest be taken back.
class VersionPanel : public QWidget
{
    Q_OBJECT
public:
    VersionPanel(desk::RuleDraftKeeper &keeper, const QTimeZone &zone, QWidget *parent = nullptr);
    void setVocabulary(const Vocabulary *vocabulary); ///< borrowed
    void setEditable(bool editable);
    /// Reads the list anew.
    void refresh();

Q_SIGNALS:
    void restoreWanted(const fieldlane::rules::RuleBook &book);
    void takeBackWanted();
    void failed(const fieldlane::core::Error &error);

private:
    void fill(const std::vector<rules::BookVersion> &versions);
    void choose(int row);
    void showChanges();
    void followRights();

    desk::RuleDraftKeeper &m_keeper;
    QTimeZone m_zone;
    const Vocabulary *m_vocabulary = nullptr;
    bool m_mayEdit = false;
    std::vector<rules::BookVersion> m_versions;
    std::optional<desk::PublishedBook> m_shown;
    std::optional<desk::PublishedBook> m_before;
    QListWidget *m_list;
    TextLabel *m_title;
    TextLabel *m_changes;
    QPushButton *m_restore;
    QPushButton *m_takeBack;
};

} // namespace fieldlane::ui::rulebook
