#pragma once
#include "desk/replayer.h"
#include <functional>
#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QPushButton;
class QTableView;

namespace fieldlane::ui {
class DateEditor;
class TextLabel;
}

namespace fieldlane::ui::rulebook {

class ReplayModel;

/// Past days dispatched anew by the rules in the editor, by those that count, or by none, under any policy, beside what
/// happened: figures, and the orders that would have gone elsewhere. Changes nothing. Desk borrowed.
class ReplayPanel : public QWidget
{
    Q_OBJECT
public:
    /// Where the rules come from when somebody asks.
    struct Books
    {
        std::function<rules::RuleBook()> edited;
        std::function<rules::RuleBook()> published;
    };
    ReplayPanel(desk::Desk &desk, const QTimeZone &zone, const Books &books, QWidget *parent = nullptr);
    /// The policies to choose from, as they are now.
    void followCatalog();
    void focusDays();

private:
    QWidget *makeQuestion();
    QWidget *makeFigures();
    void ask();
    void show(const desk::Replay &replay, bool isCut);
    void showFigures(const desk::Replay &replay);
    void say(const QString &sentence);
    void setBusy(bool busy);

    desk::Desk &m_desk;
    QTimeZone m_zone;
    Books m_books;
    desk::Replayer m_replayer;
    ReplayModel *m_model;
    DateEditor *m_from;
    DateEditor *m_to;
    QComboBox *m_rules;
    QComboBox *m_policy;
    QPushButton *m_start;
    QPushButton *m_stop;
    TextLabel *m_told;
    QWidget *m_figures;
    QGridLayout *m_grid;
    QTableView *m_table;
};

} // namespace fieldlane::ui::rulebook
