#pragma once
#include "ui/shared/textlabel.h"
#include <QFrame>
#include <QPushButton>

namespace fieldlane::ui::emergency {

/// What will happen, in sentences, and the button that does it. Keys are the panel's.
class EmergencyConfirm : public QFrame
{
    Q_OBJECT
public:
    explicit EmergencyConfirm(QWidget *parent = nullptr);
    void ask(const QString &sentence, const QString &technician);
    QString text() const { return m_text->text(); }
    QPushButton *send() const { return m_send; }

Q_SIGNALS:
    void confirmed();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_text;
    QPushButton *m_send;
    QPushButton *m_back;
};

} // namespace fieldlane::ui::emergency
