#pragma once
#include "desk/desk.h"
#include "desk/importsource.h"
#include "exchange/rejectsfile.h"

namespace fieldlane::desk {

/// Runs one import through the desk, one transaction per batch, each an undo step of its own. Lives on the
/// desk's thread and is not to outlive the desk. Rejected rows go to FILE.rejects.csv once their batch is
/// stored.
class ImportJob : public QObject
{
    Q_OBJECT
public:
    /// Opens the file and checks that the map fits it.
    static core::Result<std::unique_ptr<ImportJob>> open(Desk &desk, const ImportOptions &options);
    ~ImportJob() override;

    /// With a desk that works in place everything has happened when this returns.
    void start();
    /// Ends after the running batch; what is stored stays.
    void stop() { m_stopWanted = true; }

    /// Of the batches stored so far.
    const ImportReport &report() const { return m_report; }
    /// Why the import ended early; the report then tells what was stored before.
    const std::optional<core::Error> &error() const { return m_error; }
    bool wasStopped() const { return m_stopped; }
    /// Empty when no row was rejected, or when it could not be written: then see rejectsError().
    QString rejectsPath() const;
    const std::optional<core::Error> &rejectsError() const { return m_rejectsError; }
    QStringList unusedColumns() const { return m_source->unusedColumns(); }
    QStringList header() const { return m_source->header(); }

Q_SIGNALS:
    void progressed(double share);
    void finished();

private:
    enum class Ask { Next, Again };
    struct Answer
    {
        ImportStep step;
        double progress = 0;
        std::optional<core::Error> rejectsError;
    };

    ImportJob(Desk &desk, const ImportOptions &options, std::shared_ptr<ImportSource> source);
    void pump();
    void ask();
    void take(core::Result<Answer> answer);
    void stored(const core::Result<Outcome> &outcome);
    void confirm();
    void end();

    Desk &m_desk;
    ImportOptions m_options;
    std::shared_ptr<ImportSource> m_source; // used on the database's thread while a question runs
    std::shared_ptr<exchange::RejectsFile> m_rejects; // likewise
    std::shared_ptr<const Catalog> m_catalog;
    QString m_series; ///< all batches are one undo step
    std::vector<RejectedRow> m_unwritten; ///< of stored batches
    ImportReport m_report;
    ImportStep m_step; ///< on its way into the database
    Ask m_ask = Ask::Next;
    int m_tries = 0;
    bool m_pumping = false;
    bool m_pumpAgain = false;
    bool m_stopWanted = false;
    bool m_stopped = false;
    bool m_done = false;
    std::optional<core::Error> m_error;
    std::optional<core::Error> m_rejectsError;
};

} // namespace fieldlane::desk
