#pragma once
#include "desk/importreport.h"
#include <functional>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace fieldlane::ui::intake {

/// First page of the import: what is imported, from which file, in which time zone.
class ImportFilePage : public QWidget
{
    Q_OBJECT
public:
    using PickFile = std::function<QString(QWidget *)>;

    explicit ImportFilePage(const QString &zone, QWidget *parent = nullptr);
    /// Asks for a file instead of the system's dialog.
    void setPickFile(const PickFile &pick) { m_pick = pick; }
    void setPath(const QString &path) { m_path->setText(path); }

    exchange::TableKind kind() const;
    QString path() const { return m_path->text().trimmed(); }
    void setZone(const QString &zone) { m_zone->setCurrentText(zone); }
    QString zone() const { return m_zone->currentText().trimmed(); }
    desk::MissingNames missing() const;
    /// One sentence under the fields; empty takes it away.
    void showProblem(const QString &sentence);

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *kindRow();
    QWidget *fileRow();

    QButtonGroup *m_kinds;
    QLineEdit *m_path;
    QComboBox *m_zone;
    QCheckBox *m_create;
    QLabel *m_problem;
    PickFile m_pick;
};

} // namespace fieldlane::ui::intake
