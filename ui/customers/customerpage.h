#pragma once
#include "desk/customerlookup.h"
#include "ui/shared/messagestrip.h"
#include "ui/shared/rights.h"
#include <map>
#include <QTimeZone>
#include <set>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace fieldlane::ui {
class Comparison;
}

namespace fieldlane::ui::customers {

class CustomerForm;
class DoublesView;
class ServiceList;

/// One customer: the form, what was done for them, who may be the same, and both versions when somebody was faster.
/// Edits of customers that are not shown are kept until they are saved or discarded. The desk is borrowed.
class CustomerPage : public QWidget
{
    Q_OBJECT
public:
    CustomerPage(desk::Desk &desk, const QTimeZone &zone, QWidget *parent = nullptr);
    void open(domain::CustomerId id);
    /// Reads a customer anew, edits or not, and then says something.
    void reopen(domain::CustomerId id, std::function<void()> then);
    /// An empty form; the one that was begun before, if it was not saved.
    void begin();
    void save();
    bool isOpen() const { return m_open; }
    domain::CustomerId current() const { return m_base.customer.id; }
    bool hasEdits() const;
    /// Whose edits are not saved; 0 is a new customer.
    std::set<qint64> unsaved() const;
    void discardAll();
    /// A message over the form.
    void tell(MessageStrip::Kind kind, const QString &sentence, const std::vector<MessageStrip::Choice> &choices = {});

Q_SIGNALS:
    void opened();
    void editsChanged();
    void undoWanted();
    void orderWanted(fieldlane::domain::OrderId order);
    void mergeWanted(fieldlane::domain::CustomerId keep, fieldlane::domain::CustomerId other);
    void customerWanted(fieldlane::domain::CustomerId id);

private:
    enum Shown { Details, Service, Doubles, Nothing, Versions };
    using Edit = std::pair<domain::CustomerFile, domain::CustomerFile>; ///< what it was, what it was edited to
    QWidget *makeHead();
    QWidget *makePages();
    QWidget *makeFooter();
    void join();
    void followRights();
    void keep();
    void show(const domain::CustomerFile &base, const domain::CustomerFile &edited);
    void showFile(const desk::CustomerFile &file);
    void showNothing();
    void turnTo(Shown what);
    void refreshHead();
    void discard();
    void read(domain::CustomerId id, std::function<void(const core::Result<desk::CustomerFile> &)> done);
    void follow();
    void followOrders();
    void readDoubles();
    void answered(const core::Result<desk::Outcome> &result, domain::CustomerId sent);
    void compare();
    void keepMine(const std::vector<int> &rows);

    desk::Desk &m_desk;
    desk::CustomerLookup m_lookup;
    Rights m_rights;
    QTimeZone m_zone;
    core::StopToken m_reading;
    core::StopToken m_readingOrders;
    core::StopToken m_readingDoubles;
    bool m_open = false;
    bool m_busy = false;
    domain::CustomerFile m_base;
    std::optional<domain::CustomerFile> m_theirs;
    std::map<qint64, Edit> m_kept;
    TextLabel *m_title = nullptr;
    QTabBar *m_tabs = nullptr;
    MessageStrip *m_readOnly = nullptr;
    MessageStrip *m_strip = nullptr;
    QStackedWidget *m_stack = nullptr;
    CustomerForm *m_form = nullptr;
    ServiceList *m_service = nullptr;
    DoublesView *m_doubles = nullptr;
    Comparison *m_comparison = nullptr;
    QWidget *m_footer = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace fieldlane::ui::customers
