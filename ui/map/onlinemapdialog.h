#pragma once
#include <QDialog>

class QDialogButtonBox;
class QLineEdit;

namespace fieldlane::ui::map {

/// Asks for the address of an online map and for the words its owner wants to be named by.
class OnlineMapDialog : public QDialog
{
    Q_OBJECT
public:
    explicit OnlineMapDialog(QWidget *parent = nullptr);
    void setMap(const QString &address, const QString &attribution);
    QString address() const;
    QString attribution() const;

private:
    void check();

    QLineEdit *m_address;
    QLineEdit *m_attribution;
    QDialogButtonBox *m_buttons;
};

} // namespace fieldlane::ui::map
