#pragma once
#include "ui/intake/callerpanel.h"
#include "ui/intake/draftbar.h"
#include "ui/intake/duplicatewarning.h"
#include "ui/intake/orderfields.h"
#include "ui/intake/suggestionlist.h"
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
    FormReader reader() const { return {m_desk.catalog(), m_desk.now()}; }

    desk::Desk &m_desk;
    bool m_judged = false; ///< saving was tried: errors follow the typing
    bool m_busy = false; ///< a command is under way
    bool m_clearing = false;
    QString m_sentName; ///< of the technician the running command dispatches
    QTimer m_suggestTimer;
    DraftKeeper *m_drafts;
    DraftBar *m_draftBar;
    CallerPanel *m_caller;
    OrderFields *m_fields;
    SuggestionList *m_suggestions;
    DuplicateWarning *m_duplicate;
    MessageStrip *m_message;
    QScrollArea *m_scroll;
    QPushButton *m_save;
    QPushButton *m_dispatch;
    QPushButton *m_discard;
};

} // namespace fieldlane::ui::intake
