#include "ui/intake/importresultpage.h"
#include "ui/intake/importwords.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QHeaderView>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

using desk::ImportMode;

namespace {
constexpr int progressSteps = 1000;
constexpr int lineWidth = 72;
}

ImportResultPage::ImportResultPage(desk::Desk &desk, ImportMode mode, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_mode(mode)
    , m_headline(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_details(new QLabel(this))
    , m_rejectsTitle(new QLabel(tr("Rows that are not imported"), this))
    , m_rejects(new QTableWidget(0, 2, this))
{
    m_headline->setObjectName(QStringLiteral("importHeadline"));
    m_headline->setWordWrap(true);
    m_headline->setFont(Theme::current().font(Theme::TextLevel::Title));
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_details->setObjectName(QStringLiteral("importDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_rejectsTitle->setFont(Theme::current().font(Theme::TextLevel::Strong));
    m_rejects->setObjectName(QStringLiteral("importRejects"));
    m_rejects->setHorizontalHeaderLabels({tr("Line"), tr("Reason")});
    m_rejects->verticalHeader()->hide();
    m_rejects->verticalHeader()->setDefaultSectionSize(Theme::current().metrics().row);
    m_rejects->horizontalHeader()->setStretchLastSection(true);
    m_rejects->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rejects->setColumnWidth(0, lineWidth);
    m_rejects->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejects->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejects->setAlternatingRowColors(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::current().metrics().margin, 0, 0);
    layout->addWidget(m_headline);
    layout->addWidget(m_progress);
    layout->addWidget(m_details);
    layout->addWidget(m_rejectsTitle);
    layout->addWidget(m_rejects, 1);
    layout->addStretch(0);
}

ImportResultPage::~ImportResultPage() = default;

void ImportResultPage::drop()
{
    m_job.reset();
    m_running = false;
}

void ImportResultPage::start(desk::ImportOptions options)
{
    drop();
    options.mode = m_mode;
    m_rejects->setRowCount(0);
    m_rejects->hide();
    m_rejectsTitle->hide();
    m_details->clear();
    auto job = desk::ImportJob::open(m_desk, options);
    if (!job) {
        m_headline->setText(Words::error(job.error()));
        Q_EMIT ended();
        return;
    }
    m_job = std::move(*job);
    m_running = true;
    m_headline->setText(m_mode == ImportMode::DryRun ? tr("Checking every row…") : tr("Importing…"));
    m_progress->setValue(0);
    m_progress->show();
    connect(m_job.get(), &desk::ImportJob::progressed, this, [this](double share) {
        m_progress->setValue(int(share * progressSteps));
        m_details->setText(tr("%n rows so far", nullptr, int(m_job->report().rows())));
    });
    connect(m_job.get(), &desk::ImportJob::finished, this, &ImportResultPage::finish);
    m_job->start();
}

void ImportResultPage::stop()
{
    if (m_job)
        m_job->stop();
}

bool ImportResultPage::hasWork() const
{
    return m_job && !m_running && !m_job->error() && m_job->report().created + m_job->report().updated > 0;
}

void ImportResultPage::finish()
{
    m_running = false;
    m_progress->hide();
    show(m_job->report());
    Q_EMIT ended();
}

void ImportResultPage::show(const desk::ImportReport &report)
{
    QString headline = outcomeSentence(report, m_mode);
    if (m_job->error())
        headline = Words::error(*m_job->error());
    else if (m_job->wasStopped())
        headline = tr("Stopped. %1").arg(headline);
    m_headline->setText(headline);
    m_details->setText(details());
    m_rejects->setRowCount(int(report.rejects.size()));
    for (int i = 0; i < m_rejects->rowCount(); ++i) {
        const desk::RejectedRow &row = report.rejects[size_t(i)];
        m_rejects->setItem(i, 0, new QTableWidgetItem(QString::number(row.line)));
        auto *reason = new QTableWidgetItem(row.reasons);
        reason->setToolTip(row.reasons);
        m_rejects->setItem(i, 1, reason);
    }
    m_rejects->resizeRowsToContents(); // a reason is to be read whole
    m_rejects->setVisible(m_rejects->rowCount() > 0);
    m_rejectsTitle->setVisible(m_rejects->rowCount() > 0);
}

QString ImportResultPage::details() const
{
    const desk::ImportReport &report = m_job->report();
    QStringList lines;
    if (m_job->error() && m_mode == ImportMode::Run)
        lines += tr("%1 rows were imported before that. Import the file again to complete it.")
                     .arg(report.rows() - report.rejected);
    if (!report.newUnits.isEmpty())
        lines += tr("New units: %1").arg(report.newUnits.join(QStringLiteral(", ")));
    if (!report.newTypes.isEmpty())
        lines += tr("New order types: %1").arg(report.newTypes.join(QStringLiteral(", ")));
    for (const auto &[rule, count] : report.notes)
        lines += tr("%1 (rows: %2)")
                     .arg(exchange::sentence({rule, exchange::RowSeverity::Note, {}, {}}))
                     .arg(count);
    if (!m_job->rejectsPath().isEmpty())
        lines
            += tr("The rows that were not imported are in %1, to be mended there.").arg(m_job->rejectsPath());
    if (m_job->rejectsError())
        lines += Words::error(*m_job->rejectsError());
    return lines.join(QLatin1Char('\n'));
}

} // namespace fieldlane::ui::intake
