#pragma once
#include "ui/intake/importcolumnspage.h"
#include "ui/intake/importfilepage.h"
#include "ui/intake/importresultpage.h"
#include "ui/intake/importsteps.h"
#include <QDialog>
#include <QPushButton>
#include <QStackedWidget>

namespace fieldlane::ui::intake {

/// Import of orders, technicians or units in four steps: file, columns, check, import. Nothing is written
/// before the last one. The desk is borrowed and outlives the dialog.
class ImportWizard : public QDialog
{
    Q_OBJECT
public:
    enum class MapFile { Load, Save };
    using PickMap = std::function<QString(QWidget *, MapFile)>;

    explicit ImportWizard(desk::Desk &desk, QWidget *parent = nullptr);

    ImportFilePage &filePage() { return *m_file; }
    /// Asks for the file of a mapping instead of the system's dialog.
    void setPickMap(const PickMap &pick) { m_pickMap = pick; }
    void reject() override;

private:
    enum Step { File, Columns, Check, Run };
    QWidget *buttonRow();
    void goTo(int step);
    void next();
    void back();
    bool leaveFile();
    /// The MAP file of `fieldlanectl import --map`.
    void loadMap();
    void saveMap();
    void updateButtons();
    desk::ImportOptions options() const;

    ImportSteps *m_steps;
    QStackedWidget *m_pages;
    ImportFilePage *m_file;
    ImportColumnsPage *m_columns;
    ImportResultPage *m_check;
    ImportResultPage *m_run;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_cancel;
    PickMap m_pickMap;
};

} // namespace fieldlane::ui::intake
