#pragma once
#include "ui/admin/handover.h"
#include <QDialog>

class QComboBox;
class QGridLayout;
class QPushButton;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::admin {

/// The open orders of a technician who leaves, and where each of them goes. Changes nothing itself.
class HandOverDialog : public QDialog
{
    Q_OBJECT
public:
    HandOverDialog(const desk::Desk &desk, const domain::Technician &leaving, const std::vector<domain::OrderRecord> &orders,
        const QTimeZone &zone, QWidget *parent);
    std::vector<HandOver> choices() const;
    /// Why it was refused; the dialog stays open.
    void tell(const QString &sentence);

Q_SIGNALS:
    void decided();

private:
    struct Line
    {
        domain::OrderRecord record;
        std::vector<domain::TechnicianId> ranked;
        QComboBox *to = nullptr; ///< null: it cannot be handed over
    };
    QWidget *makeLines(const QTimeZone &zone);
    void addLine(QGridLayout &grid, Line &line, const QTimeZone &zone);
    QComboBox *makeChoice(const Line &line);
    QWidget *makeShortcuts();
    void giveAll(domain::TechnicianId to);
    void giveToBest();

    const desk::Desk &m_desk;
    domain::Technician m_leaving;
    std::vector<Line> m_lines;
    TextLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace fieldlane::ui::admin
