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
    explicit ImportWizard(desk::Desk &desk, QWidget *parent = nullptr);

    ImportFilePage &filePage() { return *m_file; }
    void reject() override;

private:
    enum Step { File, Columns, Check, Run };
    QWidget *buttonRow();
    void goTo(int step);
    void next();
    void back();
    bool leaveFile();
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
};

} // namespace fieldlane::ui::intake
