#pragma once
#include "desk/importjob.h"
#include <QLabel>
#include <QProgressBar>
#include <QTableWidget>

namespace fieldlane::ui::intake {

/// Third and fourth page of the import: a run, dry or real, with its progress, what came of it in one
/// sentence, and every rejected row with its reasons. Owns the job; the desk is borrowed.
class ImportResultPage : public QWidget
{
    Q_OBJECT
public:
    ImportResultPage(desk::Desk &desk, desk::ImportMode mode, QWidget *parent = nullptr);
    ~ImportResultPage() override;

    void start(desk::ImportOptions options);
    void stop();
    /// Forgets the job, running or not; what it stored stays.
    void drop();
    bool isRunning() const { return m_running; }
    /// The run ended without an error and has rows worth importing.
    bool hasWork() const;

Q_SIGNALS:
    void ended();

private:
    void show(const desk::ImportReport &report);
    void finish();
    QString details() const;

    desk::Desk &m_desk;
    desk::ImportMode m_mode;
    std::unique_ptr<desk::ImportJob> m_job;
    bool m_running = false;
    QLabel *m_headline;
    QProgressBar *m_progress;
    QLabel *m_details;
    QLabel *m_rejectsTitle;
    QTableWidget *m_rejects;
};

} // namespace fieldlane::ui::intake
