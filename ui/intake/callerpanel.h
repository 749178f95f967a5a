#pragma once
#include "desk/customerlookup.h"
#include "ui/shared/textlabel.h"
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>

class QToolButton;

namespace fieldlane::ui::intake {

/// "Who is calling?": look-up by phone or name, and the file of the caller that was picked.
class CallerPanel : public QWidget
{
    Q_OBJECT
public:
    CallerPanel(desk::Desk &desk, core::Duration delay, QWidget *parent = nullptr);

    QLineEdit *searchField() const { return m_search; }
    QString searchText() const { return m_search->text(); }
    void clear();
    /// In a hurry whoever alone is found is picked without a key, and Enter picks and says that this is enough.
    void setHurried(bool hurried) { m_isHurried = hurried; }
    /// Shows the file of a customer again, as a restored draft has it.
    void restore(domain::CustomerId customer, domain::SiteId site, domain::EquipmentId equipment);

Q_SIGNALS:
    void picked(const fieldlane::desk::Caller &caller);
    void sitePicked(const fieldlane::domain::Site &site);
    void equipmentPicked(fieldlane::domain::EquipmentId equipment);
    /// Enter on a text that nobody is known by.
    void newCaller(const QString &text);
    /// Enter, in a hurry, once the caller is picked and their site known.
    void entered();
    void orderWanted(fieldlane::domain::OrderId order);
    void customerWanted(fieldlane::domain::CustomerId customer);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillCard();
    void search();
    void showCallers(const std::vector<desk::Caller> &callers);
    void pick(int row);
    void enter();
    void showFile(const desk::CustomerFile &file, domain::SiteId site, domain::EquipmentId equipment);
    void fillSites(domain::SiteId site);
    void fillEquipment(domain::SiteId site, domain::EquipmentId equipment);
    void fillOrders();

    desk::Desk &m_desk;
    desk::CustomerLookup m_lookup;
    QTimer m_timer;
    core::StopToken m_running;
    bool m_enterWaits = false; ///< Enter was pressed before the answer came
    bool m_isHurried = false;
    bool m_isReading = false; ///< the file of whom was picked
    QString m_pickedText; ///< in a hurry: what whoever is picked was found by; empty: nobody is
    std::vector<desk::Caller> m_callers;
    desk::CustomerFile m_file;
    QLineEdit *m_search;
    QListWidget *m_results;
    TextLabel *m_hint;
    QWidget *m_card;
    TextLabel *m_name;
    TextLabel *m_grade;
    TextLabel *m_contacts;
    QToolButton *m_fileButton;
    QListWidget *m_sites;
    TextLabel *m_equipmentTitle;
    QListWidget *m_equipment;
    TextLabel *m_ordersTitle;
    QListWidget *m_orders;
};

} // namespace fieldlane::ui::intake
