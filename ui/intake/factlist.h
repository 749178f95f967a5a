#pragma once
#include "desk/catalog.h"
#include "domain/order.h"
#include <QGridLayout>
#include <QTimeZone>
#include <QWidget>

namespace fieldlane::ui::intake {

/// The facts of an order as labelled lines; contact data can be copied by a click.
class FactList : public QWidget
{
    Q_OBJECT
public:
    struct Frame
    {
        const desk::Catalog &catalog;
        QTimeZone zone;
        core::Instant now;
    };
    explicit FactList(QWidget *parent = nullptr);
    void setOrder(const domain::OrderRecord &record, const Frame &frame);

Q_SIGNALS:
    void copied(const QString &text);

private:
    void add(const QString &label, const QString &value, bool wrong = false);
    void addCopy(const QString &label, const QString &value);
    void addContact(const domain::Order &order);
    void addWork(const domain::Order &order, const Frame &frame);
    void addTimes(const domain::Order &order, const Frame &frame);
    void addSequence(const domain::OrderRecord &record, const Frame &frame);
    void addAssignment(const domain::OrderRecord &record, const Frame &frame);
    void addEarlierVisits(const domain::OrderRecord &record, domain::VisitId last, const Frame &frame);
    void place(const QString &label, QWidget *value);

    QGridLayout *m_grid;
    int m_row = 0;
};

} // namespace fieldlane::ui::intake
