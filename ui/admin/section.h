#pragma once
#include "desk/desk.h"
#include "ui/admin/entry.h"
#include "ui/shared/comparison.h"
#include "ui/shared/messagestrip.h"
#include "ui/shared/prompts.h"
#include "ui/shared/storyview.h"
#include <QAction>
#include <QObject>

namespace fieldlane::ui {
class FormPage;
}

namespace fieldlane::ui::admin {

/// One kind of entry of the administration: its list, its form, its saving. The page that shows it owns the form.
/// GUI thread; desk and prompts are borrowed and outlive it.
class Section : public QObject
{
    Q_OBJECT
public:
    struct About
    {
        QString id;
        QString title;
        QString icon;
        QString newText; ///< with a mnemonic, for the button
        QString empty; ///< what the list says without entries
        domain::Permission permission = domain::Permission::EditMasterData;
    };
    struct Told
    {
        MessageStrip::Kind kind = MessageStrip::Kind::Info;
        QString text;
        std::vector<MessageStrip::Choice> choices {};
    };
    Section(desk::Desk &desk, Prompts &prompts, About about, QObject *parent);

    const About &about() const { return m_about; }
    bool mayEdit() const;
    /// Why nothing can be edited; empty when it can.
    QString readOnlyReason() const;
    /// In the order of the list, those kept unsaved included.
    virtual std::vector<Entry> entries() const = 0;
    virtual FormPage *form() = 0;
    /// Shows an entry; what was edited before is kept, and comes back with its entry.
    virtual void open(qint64 id) = 0;
    /// Shows an empty form; the one that was begun before, if it was not saved.
    virtual void begin() = 0;
    virtual bool isOpen() const = 0;
    virtual qint64 current() const = 0; ///< 0: new
    virtual QString title() const = 0;
    virtual bool hasEdits() const = 0; ///< of what is shown
    virtual int unsavedCount() const = 0; ///< of all entries
    virtual void save() = 0;
    virtual void discard() = 0; ///< the edits of what is shown
    virtual void discardAll() = 0;
    virtual std::vector<StoryLine> story() const = 0;
    virtual void fetchStory() = 0; ///< answers with storyRead
    virtual void keepMine(const std::vector<int> &rows) = 0; ///< ends a comparison, and saves
    virtual void leaveComparison() = 0;
    /// Further things to do with an entry, as buttons.
    const std::vector<QAction *> &actions() const { return m_actions; }

Q_SIGNALS:
    void listChanged();
    void opened(); ///< another entry is shown, or none
    void editsChanged();
    void told(const fieldlane::ui::admin::Section::Told &told);
    void silenced(); ///< what was told is over
    void problemFound(QWidget *editor);
    void compareWanted(const std::vector<fieldlane::ui::ComparedRow> &rows, const QString &who);
    void compared();
    void storyRead();

protected:
    QAction *addAction(const QString &id, const QString &text);
    /// Tells an error of the desk.
    void tellError(const core::Error &error);
    /// "Saved." with the way back.
    void tellDone(const QString &sentence, const desk::Outcome &outcome);
    desk::Desk &m_desk;
    Prompts &m_prompts;

private:
    About m_about;
    std::vector<QAction *> m_actions;
};

} // namespace fieldlane::ui::admin
