#pragma once
#include "desk/desk.h"
#include "ui/intake/completionform.h"
#include "ui/intake/ratingform.h"
#include "ui/shared/rights.h"
#include "ui/shared/textlabel.h"
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace fieldlane::ui {
class FlowLayout;
}

namespace fieldlane::ui::intake {

/// What may be done with an order now, as buttons; what a step needs is asked right below them.
class StepPanel : public QWidget
{
    Q_OBJECT
public:
    struct Answer
    {
        domain::OrderAction action;
        QString reason {};
        domain::UnitId unitId {};
        domain::PoolId poolId {};
        domain::Completion completion {};
    };
    explicit StepPanel(QWidget *parent = nullptr);
    /// Steps that the person may not take are there, disabled, and say why.
    void setOrder(const domain::Order &order, const domain::Assignment *lead, const Rights &rights, const desk::Catalog &catalog);
    void setBusy(bool busy);
    bool isAsking() const { return m_prompt->isVisibleTo(this); }

Q_SIGNALS:
    void stepWanted(const fieldlane::ui::intake::StepPanel::Answer &answer);
    void planWanted(); ///< needs a technician and a time
    void claimWanted(); ///< by the technician who asks
    void editWanted();
    void lockWanted(bool lock);
    void assistantsWanted();
    void rateWanted(int rating, const QString &comment);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &name);
    void addStep(const domain::Transition &step, const Rights &rights);
    void fillChoices(const domain::Order &order, const desk::Catalog &catalog);
    /// What has to be answered before a step is taken.
    enum class Question { Nothing, Reason, Unit, Pool, Completion, Rating };
    void press(domain::OrderAction action);
    void ask(Question question, const QString &what);
    void confirm();
    void closePrompt();

    domain::OrderState m_state = domain::OrderState::Draft;
    domain::OrderAction m_asking = domain::OrderAction::Cancel;
    Question m_question = Question::Nothing;
    FlowLayout *m_flow;
    QWidget *m_buttons;
    QWidget *m_prompt;
    TextLabel *m_caption;
    QComboBox *m_reasons; ///< the usual ones, or another
    QLineEdit *m_reason; ///< of m_reasons
    std::map<domain::OrderAction, QStringList> m_usual;
    QComboBox *m_unit;
    QComboBox *m_pool;
    CompletionForm *m_completion;
    RatingForm *m_rating;
    QPushButton *m_confirm;
    TextLabel *m_missing;
};

} // namespace fieldlane::ui::intake
