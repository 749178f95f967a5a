#pragma once
#include "ui/notices/deliverystate.h"
#include <QWidget>

class QCheckBox;
class QLabel;

namespace fieldlane::ui::notices {

/// One line over the outbox: who delivers, how many wait, what has to be mended, and whether this console is to
/// deliver. GUI thread.
class DeliveryBar : public QWidget
{
    Q_OBJECT
public:
    explicit DeliveryBar(QWidget *parent = nullptr);
    void setState(const DeliveryState &state);
    QString text() const;

Q_SIGNALS:
    void deliverHereWanted(bool wanted); ///< by the user

private:
    static QString sentence(const DeliveryState &state);
    static QString icon(const DeliveryState &state);

    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_fault;
    QCheckBox *m_here;
};

} // namespace fieldlane::ui::notices
