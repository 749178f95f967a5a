#pragma once
#include "desk/desk.h"
#include "desk/rulecommands.h"

namespace fieldlane::desk {

/// The draft of the rules that somebody edits: read once, saved of itself a moment after each edit, published when they
/// say so. Never writes over what somebody else saved: that is a conflict, which stays open until it is decided. Lives on
/// the GUI thread; the desk is borrowed.
class RuleDraftKeeper : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Reading,
        Same, ///< the draft says what is published
        Saved,
        Unsaved, ///< will be saved in a moment, or is on its way
        Conflict, ///< somebody else saved meanwhile; see stored()
        Unusable ///< the draft is none that this program can read; nothing is saved
    };
    /// `delay` between an edit and its saving.
    RuleDraftKeeper(Desk &desk, core::Duration delay, QObject *parent = nullptr);

    State state() const { return m_state; }
    const rules::RuleBook &book() const { return m_book; } ///< as edited
    const PublishedBook &published() const { return m_published; }
    /// Who saved the draft last and when; nothing while there is none.
    const std::optional<DraftBook> &stored() const { return m_stored; }
    /// A version was published after the draft was begun: it must be taken note of before the draft can be published.
    bool isBehind() const { return m_base != m_published.version.number; }

    /// Reads what there is; edits that are not saved are lost.
    void read();
    /// Looks whether somebody else saved or published, and takes that up unless there are edits.
    void look();
    void edit(const rules::RuleBook &book);
    /// Saves at once what waits.
    void save();
    /// Decides a conflict: my edits in the place of theirs, or theirs.
    enum class Keep { Mine, Theirs };
    void decide(Keep keep);
    /// Goes on from the newest published version, whose rules were looked at: with the draft as it is, or with them.
    void goOn(Keep keep);

    using Published = std::function<void(const core::Result<RulesPublished> &)>;
    /// Saves, and makes the draft the rules that count.
    void publish(const QString &reason, QObject *context, Published done);
    /// Publishes the version before the newest one again.
    void takeBack(QObject *context, std::function<void(const core::Result<Outcome> &)> done);
    void versions(QObject *context, std::function<void(const core::Result<std::vector<rules::BookVersion>> &)> done);
    void version(int number, QObject *context, std::function<void(const core::Result<PublishedBook> &)> done);

Q_SIGNALS:
    void bookRead(); ///< another book than the edited one: all is to be shown anew
    void stateChanged();
    void failed(const fieldlane::core::Error &error);

private:
    struct Stored
    {
        PublishedBook published;
        std::optional<DraftBook> draft;
    };
    using Read = std::function<void(const core::Result<Stored> &)>;
    void readStored(Read done);
    void take(const Stored &stored);
    void follow();
    void follow(const Stored &stored);
    void answerWaiting(const core::Result<void> &saved);
    void setState(State state);
    void saved(const core::Result<qint64> &revision, const rules::RuleBook &what);
    void sayConflict();
    CommandContext context() const;

    Desk &m_desk;
    QTimer m_timer;
    State m_state = State::Reading;
    PublishedBook m_published;
    std::optional<DraftBook> m_stored;
    rules::RuleBook m_book;
    qint64 m_revision = 0;
    int m_base = 0;
    bool m_isSaving = false;
    std::vector<std::function<void(const core::Result<void> &)>> m_afterSave; ///< told what came of the save
};

} // namespace fieldlane::desk
