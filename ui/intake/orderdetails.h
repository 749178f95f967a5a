#pragma once
#include "ui/intake/factlist.h"
#include "ui/intake/filesection.h"
#include "ui/intake/ordereditor.h"
#include "ui/intake/orderhead.h"
#include "ui/intake/plantimeline.h"
#include "ui/intake/steppanel.h"
#include "ui/intake/whysection.h"
#include "ui/shared/storyview.h"
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
    bool isEditing() const { return m_editor->isActive(); }
    void edit();
    OrderFields *fields() const { return m_editor->fields(); }
    StoryView *story() const { return m_story; }
    FileSection *files() const { return m_files; }
    MessageStrip *message() const { return m_message; }
    /// The answer to placeOnMapWanted().
    void takePlace(core::Coordinate place);

Q_SIGNALS:
    void planWanted(fieldlane::domain::OrderId order); ///< a technician and a time are needed
    void mapWanted(fieldlane::domain::OrderId order);
    void placeOnMapWanted();
    void assistantsWanted(fieldlane::domain::OrderId order); ///< somebody wants to plan who goes along
    void customerWanted(fieldlane::domain::CustomerId customer); ///< somebody wants to see the file

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildOverview();
    void connectParts();
    void load();
    void loadStory();
    void show(const domain::OrderRecord &record);
    void step(const StepPanel::Answer &answer);
    void claim();
    void rate(int rating, const QString &comment);
    void lock(bool lock);
    void answered(const core::Result<desk::Outcome> &result);
    void editingEnded();
    FormReader reader() const { return {m_desk.catalog(), m_desk.now()}; }
    QTimeZone zone() const;

    desk::Desk &m_desk;
    domain::OrderId m_id;
    domain::OrderId m_next; ///< wanted while editing
    std::optional<domain::OrderRecord> m_record;
    QTimer m_clockTimer;
    TextLabel *m_empty;
    QWidget *m_body;
    MessageStrip *m_message;
    OrderHead *m_head;
    StepPanel *m_steps;
    QStackedWidget *m_pages;
    OrderEditor *m_editor;
    PlanTimeline *m_timeline;
    FactList *m_facts;
    WhySection *m_why;
    FileSection *m_files;
    StoryView *m_story;
};

} // namespace fieldlane::ui::intake
