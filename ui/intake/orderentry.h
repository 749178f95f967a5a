#pragma once
#include "ui/intake/callerpanel.h"
#include "ui/intake/draftbar.h"
#include "ui/intake/duplicatewarning.h"
#include "ui/intake/orderfields.h"
#include "ui/intake/suggestionlist.h"
#include <optional>
#include <QScrollArea>

namespace fieldlane::ui::intake {

/// The order form: from ringing phone to saved or dispatched order by keys alone. What is typed outlives
/// validation errors, failures of the database and crashes. Ctrl+Return saves, Ctrl+Shift+Return saves and sends the
/// proposed technician, Escape leaves (the draft stays).
class OrderEntry : public QWidget
{
    Q_OBJECT
public:
    struct Delays
    {
        core::Duration draft {600};
        core::Duration lookup {120};
        core::Duration suggestions {300};
    };
    /// `desk` outlives the form. Goes on with the newest draft, if there is one.
    explicit OrderEntry(desk::Desk &desk, const Delays &delays, QWidget *parent = nullptr);

    /// The answer to placeOnMapWanted().
    void takePlace(core::Coordinate place);
    /// Parks what is there as a draft and begins anew, the phone number already known.
    void begin(const QString &phone = {});
    /// The same for an emergency: whom to send is somebody else's panel, which asks for the order by readEmergency() and
    /// takes the place of the suggestions.
    void beginEmergency();
    /// Tells the emergency as it stands by emergencyChanged(); nothing, with the fields marked, while something is wrong.
    void readEmergency();
    /// It was sent.
    void finishEmergency(const desk::Outcome &outcome, const QString &technician);
    OrderFields *fields() const { return m_fields; }
    SuggestionList *suggestions() const { return m_suggestions; }
    MessageStrip *message() const { return m_message; }
    MessageStrip *duplicateWarning() const { return m_duplicate; }

Q_SIGNALS:
    void saved(fieldlane::domain::OrderId order);
    void placeOnMapWanted();
    void orderWanted(fieldlane::domain::OrderId order); ///< somebody wants to see it
    void customerWanted(fieldlane::domain::CustomerId customer); ///< somebody wants to see the file
    void closeWanted();
    /// An emergency is being entered: its order once the place is known, or why nobody can be listed yet.
    void emergencyChanged(const std::optional<fieldlane::domain::Order> &order, const QString &note);
    void emergencyEntered(); ///< all that the caller said is there: whom to send?
    void emergencyLeft(); ///< something else is entered now

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Sending { Later, Dispatch };
    QWidget *buildFoot();
    void buildColumns();
    void connectParts();
    void addShortcuts();
    void formChanged();
    void callerPicked(const desk::Caller &caller);
    void sitePicked(const domain::Site &site);
    void refreshSuggestions();
    void listSuggestions(const domain::OrderRecord &ruled, const QTimeZone &zone);
    /// The list is of what the form says now.
    void listed();
    void sendChosen(desk::Consent consent);
    void submit(const desk::CreateOrder &create);
    void tellEmergency(const domain::Order &order);
    void setEmergency(bool isEmergency);
    void showFlow();
    domain::UnitId usualUnit() const;
    void save(Sending sending, desk::Consent consent = desk::Consent::None);
    bool showFaults(const FormReading &reading);
    void answered(const core::Result<desk::Outcome> &result);
    /// Saving without a technician, where the flow knows that.
    std::vector<MessageStrip::Choice> laterOffer();
    void askConsent(const desk::Outcome &outcome);
    void done(const desk::Outcome &outcome);
    void clear();
    void discard();
    void restoreNewest();
    void open(const desk::Draft &draft);
    void leave();
    FormReader reader() const
    {
        return {m_desk.catalog(), m_desk.now(), m_isEmergency ? FormReader::Wants::Enough : FormReader::Wants::Everything};
    }

    desk::Desk &m_desk;
    bool m_judged = false; ///< saving was tried: errors follow the typing
    bool m_busy = false; ///< a command is under way
    bool m_clearing = false;
    bool m_isEmergency = false;
    QString m_sentName; ///< of the technician the running command dispatches
    QTimer m_suggestTimer;
    core::StopToken m_ruling; ///< of the draft that suggestions are to be listed for
    std::function<void()> m_whenListed; ///< what waits for them
    DraftKeeper *m_drafts;
    DraftBar *m_draftBar;
    CallerPanel *m_caller;
    OrderFields *m_fields;
    SuggestionList *m_suggestions;
    DuplicateWarning *m_duplicate;
    MessageStrip *m_message;
    QScrollArea *m_scroll;
    QFrame *m_suggestionPanel = nullptr;
    QPushButton *m_save;
    QPushButton *m_dispatch;
    QPushButton *m_discard;
};

} // namespace fieldlane::ui::intake
