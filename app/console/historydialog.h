#pragma once
#include "desk/desk.h"
#include "domain/historyentry.h"
#include "ui/intake/historypaper.h"
#include "ui/shared/dateeditor.h"
#include "ui/shared/fieldbox.h"
#include <QComboBox>
#include <QDialog>

namespace fieldlane::app::console {

/// Which part of the history is wanted as a file, and where: one order's or all in sight, from one day to another, by
/// one person or everybody. Desk is borrowed.
class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    /// `order`, when there is one, is offered first, with all that ever happened to it.
    HistoryDialog(desk::Desk &desk, const QTimeZone &zone, const std::optional<domain::Order> &order, QWidget *parent = nullptr);
    /// Writes what was chosen; the ending of the name says how. Closes when the file stands.
    void save(const QString &fileName);

Q_SIGNALS:
    void saved(const QString &sentence);

private:
    bool isOneOrder() const;
    void judge();
    void tellProblem(const QString &sentence);
    void chooseFile();
    domain::HistoryQuestion question() const;
    QString title() const;
    void write(const QString &fileName, ui::intake::HistoryPaper::Format format, const std::vector<domain::HistoryEntry> &entries);

    desk::Desk &m_desk;
    QTimeZone m_zone;
    std::optional<domain::Order> m_order;
    QComboBox *m_orders;
    ui::DateEditor *m_from;
    ui::DateEditor *m_to;
    QComboBox *m_who;
    ui::FieldBox *m_fromBox;
    ui::FieldBox *m_toBox;
    ui::TextLabel *m_problem;
    QPushButton *m_save;
};

} // namespace fieldlane::app::console
