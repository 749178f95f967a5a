#pragma once
#include "ui/intake/conflictview.h"
#include "ui/intake/factlist.h"
#include "ui/intake/messagestrip.h"
#include "ui/intake/orderfields.h"
#include "ui/intake/plantimeline.h"
#include "ui/intake/steppanel.h"
#include "ui/intake/storyview.h"
#include <QStackedWidget>
#include <QTimer>

namespace fieldlane::ui::intake {

/// One order whole, for a dock: how it stands, planned against actual, facts, steps, story, and editing against the
/// version that was read. Follows every change of the order, also those of other programs.
class OrderDetails : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives the widget.
    explicit OrderDetails(desk::Desk &desk, QWidget *parent = nullptr);

    /// Shows another order. While something is being edited, it asks inline first.
    void setOrder(domain::OrderId id);
    domain::OrderId orderId() const { return m_id; }
    bool isEditing() const;
    void edit();
    OrderFields *fields() const { return m_fields; }
    StoryView *story() const { return m_story; }
    MessageStrip *message() const { return m_message; }
    /// The answer to placeOnMapWanted().
    void takePlace(core::Coordinate place);

Q_SIGNALS:
    void planWanted(fieldlane::domain::OrderId order); ///< a technician and a time are needed
    void mapWanted(fieldlane::domain::OrderId order);
    void placeOnMapWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildOverview();
    QWidget *buildEditor();
    void connectParts();
    void load();
    void loadStory();
    void show(const domain::OrderRecord &record);
    void showHead();
    void changedMeanwhile(const domain::OrderRecord &record);
    void step(const StepPanel::Answer &answer);
    void lock(bool lock);
    void answered(const core::Result<desk::Outcome> &result);
    void saveEdit();
    void submitEdit(const domain::Order &base, const domain::Order &edited);
    void editAnswered(const core::Result<desk::Outcome> &result);
    void compare(const domain::Order &mine, const domain::Order &theirs);
    void leaveEditing();
    bool hasEdits() const;
    FormReader reader() const { return {m_desk.catalog(), m_desk.now()}; }
    QTimeZone zone() const;
    QString lastActor() const;

    desk::Desk &m_desk;
    domain::OrderId m_id;
    domain::OrderId m_next; ///< wanted while editing
    std::optional<domain::OrderRecord> m_record;
    std::vector<domain::Event> m_events;
    domain::Order m_base; ///< as editing began
    OrderForm m_baseForm;
    bool m_judged = false;
    bool m_busy = false;
    QTimer m_clockTimer;
    TextLabel *m_empty;
    QWidget *m_body;
    TextLabel *m_number;
    QLabel *m_glyph;
    TextLabel *m_state;
    TextLabel *m_priority;
    TextLabel *m_customer;
    TextLabel *m_kind;
    MessageStrip *m_message;
    StepPanel *m_steps;
    QStackedWidget *m_pages;
    PlanTimeline *m_timeline;
    FactList *m_facts;
    StoryView *m_story;
    OrderFields *m_fields;
    ConflictView *m_conflict;
};

} // namespace fieldlane::ui::intake
