#include "desk/importjob.h"
#include <QFileInfo>
#include <QUuid>
#include <utility>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int tries = 4; // of a batch that others' changes keep overtaking

/// Writes rows to the rejects file; the first failure is kept and told at the end, for it is no reason to
/// leave orders out.
void writeRejects(
    exchange::RejectsFile &file, const std::vector<RejectedRow> &rows, std::optional<Error> &failure)
{
    for (const RejectedRow &row : rows) {
        if (const auto written = file.add(row.line, row.reasons, row.cells); !written && !failure)
            failure = written.error();
    }
}

} // namespace

ImportJob::ImportJob(Desk &desk, const ImportOptions &options, std::shared_ptr<ImportSource> source)
    : m_desk(desk)
    , m_options(options)
    , m_source(std::move(source))
    , m_rejects(std::make_shared<exchange::RejectsFile>(options.file, m_source->header()))
    , m_catalog(std::make_shared<Catalog>(desk.catalog()))
    , m_series(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

ImportJob::~ImportJob() = default;

Result<std::unique_ptr<ImportJob>> ImportJob::open(Desk &desk, const ImportOptions &options)
{
    FIELDLANE_ASSIGN(source, openImport(options, desk.catalog(), desk.now()));
    return std::unique_ptr<ImportJob>(new ImportJob(desk, options, std::move(source)));
}

void ImportJob::start()
{
    pump();
}

/// Asks for one step after the other. Answers that come at once only set a mark, so that a million rows on a
/// desk without threads do not nest two thousand calls.
void ImportJob::pump()
{
    m_pumpAgain = true;
    if (m_pumping)
        return;
    m_pumping = true;
    while (m_pumpAgain && !m_done) {
        m_pumpAgain = false;
        ask();
    }
    m_pumping = false;
}

void ImportJob::ask()
{
    if (m_stopWanted && m_ask == Ask::Next) {
        m_stopped = true;
        end();
        return;
    }
    m_desk.read<Answer>(
        [source = m_source, rejects = m_rejects, catalog = m_catalog, what = m_ask,
            unwritten = std::exchange(m_unwritten, {})](store::Connection &connection) -> Result<Answer> {
            Answer answer;
            writeRejects(*rejects, unwritten, answer.rejectsError);
            FIELDLANE_ASSIGN(step,
                what == Ask::Next ? source->next(connection, *catalog) : source->again(connection, *catalog));
            answer.step = std::move(step);
            answer.progress = source->progress();
            return answer;
        },
        this, [this](Result<Answer> answer) { take(std::move(answer)); });
}

void ImportJob::take(Result<Answer> answer)
{
    if (!answer) {
        m_error = answer.error();
        end();
        return;
    }
    if (answer->rejectsError && !m_rejectsError)
        m_rejectsError = answer->rejectsError;
    m_step = std::move(answer->step);
    Q_EMIT progressed(answer->progress);
    if (m_step.kind == ImportStep::Kind::End) {
        end();
    } else if (m_step.commands.empty() || m_options.mode == ImportMode::DryRun) {
        confirm();
    } else {
        m_desk.submit(Batch{QStringLiteral("import"), m_step.commands, QFileInfo(m_options.file).fileName(), m_series}, this,
            [this](const Result<Outcome> &outcome) { stored(outcome); });
    }
}

void ImportJob::stored(const Result<Outcome> &outcome)
{
    const bool overtaken
        = outcome ? outcome->status == Status::Conflict : outcome.error().code == ErrorCode::Conflict;
    if (overtaken && ++m_tries < tries) {
        m_desk.poll(); // the others' change may have brought names as well
        m_catalog = std::make_shared<Catalog>(m_desk.catalog());
        m_ask = Ask::Again;
        pump();
    } else if (!outcome) {
        m_error = outcome.error();
        end();
    } else if (!outcome->isDone()) {
        m_error = Error{
            ErrorCode::Conflict, outcome->subject, QStringLiteral("Others keep changing this order.")};
        end();
    } else {
        confirm();
    }
}

void ImportJob::confirm()
{
    m_tries = 0;
    m_report.add(m_step.tally);
    if (m_options.mode == ImportMode::Run)
        m_unwritten = std::move(m_step.tally.rejects);
    const bool prepared = m_step.kind == ImportStep::Kind::Prepare;
    m_ask = prepared ? Ask::Again : Ask::Next;
    if (prepared || m_options.map.kind != exchange::TableKind::Orders)
        m_catalog = std::make_shared<Catalog>(m_desk.catalog());
    m_step = {};
    pump();
}

void ImportJob::end()
{
    m_done = true;
    if (m_options.mode == ImportMode::Run) {
        // The worker is idle now: every question has been answered.
        writeRejects(*m_rejects, m_unwritten, m_rejectsError);
        if (const auto finished = m_rejects->finish(); !finished && !m_rejectsError)
            m_rejectsError = finished.error();
    }
    Q_EMIT finished();
}

QString ImportJob::rejectsPath() const
{
    return m_rejects->count() > 0 && !m_rejectsError ? m_rejects->path() : QString();
}

} // namespace fieldlane::desk
