#include "ui/intake/importwizard.h"
#include "core/zone.h"
#include "exchange/values.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QFileDialog>
#include <QJsonDocument>
#include <QSaveFile>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

namespace {

QString companyZone(const desk::Desk &desk)
{
    const auto &units = desk.catalog().units();
    return units.empty() ? QString::fromLatin1(QTimeZone::systemTimeZoneId()) : units.front().zone;
}

} // namespace

ImportWizard::ImportWizard(desk::Desk &desk, QWidget *parent)
    : QDialog(parent)
    , m_steps(new ImportSteps({tr("File"), tr("Columns"), tr("Check"), tr("Import")}, this))
    , m_pages(new QStackedWidget(this))
    , m_file(new ImportFilePage(companyZone(desk), this))
    , m_columns(new ImportColumnsPage(this))
    , m_check(new ImportResultPage(desk, desk::ImportMode::DryRun, this))
    , m_run(new ImportResultPage(desk, desk::ImportMode::Run, this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_next(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("importWizard"));
    setWindowTitle(tr("Import"));
    resize(1000, 640);
    for (QWidget *page : {static_cast<QWidget *>(m_file), static_cast<QWidget *>(m_columns),
             static_cast<QWidget *>(m_check), static_cast<QWidget *>(m_run)})
        m_pages->addWidget(page);
    const int margin = 2 * Theme::current().metrics().margin;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(Theme::current().metrics().margin);
    layout->addWidget(m_steps);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttonRow());
    connect(m_file, &ImportFilePage::changed, this, [this] {
        m_file->showProblem({});
        updateButtons();
    });
    connect(m_columns, &ImportColumnsPage::changed, this, &ImportWizard::updateButtons);
    connect(m_columns, &ImportColumnsPage::loadMapWanted, this, &ImportWizard::loadMap);
    connect(m_columns, &ImportColumnsPage::saveMapWanted, this, &ImportWizard::saveMap);
    m_pickMap = [](QWidget *over, MapFile use) {
        const QString kinds = tr("Mappings (*.json)");
        return use == MapFile::Load ? QFileDialog::getOpenFileName(over, tr("Load a mapping"), {}, kinds)
                                    : QFileDialog::getSaveFileName(over, tr("Save this mapping"), QStringLiteral("mapping.json"), kinds);
    };
    for (const ImportResultPage *page : {m_check, m_run})
        connect(page, &ImportResultPage::ended, this, &ImportWizard::updateButtons);
    goTo(File);
}

QWidget *ImportWizard::buttonRow()
{
    auto *row = new QWidget(this);
    m_back->setObjectName(QStringLiteral("importBack"));
    m_next->setObjectName(QStringLiteral("importNext"));
    m_cancel->setObjectName(QStringLiteral("importCancel"));
    m_next->setDefault(true);
    m_back->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_cancel);
    layout->addStretch();
    layout->addWidget(m_back);
    layout->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &ImportWizard::back);
    connect(m_next, &QPushButton::clicked, this, &ImportWizard::next);
    connect(m_cancel, &QPushButton::clicked, this, &ImportWizard::reject);
    return row;
}

desk::ImportOptions ImportWizard::options() const
{
    return {m_file->path(), m_columns->map(), core::zoneOf(m_file->zone()), m_file->missing(),
        desk::ImportMode::Run};
}

void ImportWizard::loadMap()
{
    const QString path = m_pickMap(this, MapFile::Load);
    if (path.isEmpty())
        return;
    const auto map = exchange::ColumnMap::fromFile(m_file->kind(), path);
    const auto taken = map ? m_columns->setMap(*map) : core::Result<void>(map.error());
    if (!taken)
        return m_columns->showMapNote(Words::error(taken.error()));
    if (!map->zone.isEmpty())
        m_file->setZone(map->zone);
    updateButtons();
}

void ImportWizard::saveMap()
{
    const QString path = m_pickMap(this, MapFile::Save);
    if (path.isEmpty())
        return;
    exchange::ColumnMap map = m_columns->map();
    map.zone = m_file->zone();
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(map.toJson()).toJson()) > 0 && file.commit();
    m_columns->showMapNote(saved ? tr("The mapping is saved in %1.").arg(path) : tr("The mapping cannot be saved in %1.").arg(path));
}

bool ImportWizard::leaveFile()
{
    if (!exchange::isZoneName(m_file->zone())) {
        m_file->showProblem(tr("The time zone is not known; choose one such as Europe/Vaduz."));
        return false;
    }
    if (const auto loaded = m_columns->load(m_file->path(), m_file->kind()); !loaded) {
        m_file->showProblem(Words::error(loaded.error()));
        return false;
    }
    return true;
}

void ImportWizard::next()
{
    switch (m_pages->currentIndex()) {
    case File:
        if (leaveFile())
            goTo(Columns);
        break;
    case Columns:
        goTo(Check);
        m_check->start(options());
        break;
    case Check:
        goTo(Run);
        m_run->start(options());
        break;
    default:
        accept();
    }
    updateButtons();
}

void ImportWizard::back()
{
    m_check->drop();
    goTo(m_pages->currentIndex() - 1);
}

void ImportWizard::goTo(int step)
{
    m_pages->setCurrentIndex(step);
    m_steps->setCurrent(step);
    updateButtons();
    m_next->setFocus();
    if (step == File)
        m_file->findChild<QLineEdit *>(QStringLiteral("importPath"))->setFocus();
}

void ImportWizard::updateButtons()
{
    const int step = m_pages->currentIndex();
    const bool importing = m_run->isRunning();
    m_back->setVisible(step != Run);
    m_back->setEnabled(step == Columns || step == Check);
    m_cancel->setVisible(step != Run || importing);
    m_cancel->setText(importing ? tr("&Stop") : tr("Cancel"));
    m_next->setText(step == Check ? tr("&Import") : step == Run ? tr("Close") : tr("&Next"));
    const bool ready[] = {!m_file->path().isEmpty(), m_columns->isComplete(), m_check->hasWork(), !importing};
    m_next->setEnabled(ready[step]);
}

/// While rows are being written, Escape and Stop end the import after the batch under way.
void ImportWizard::reject()
{
    if (m_run->isRunning()) {
        m_run->stop();
        return;
    }
    QDialog::reject();
}

} // namespace fieldlane::ui::intake
