#include "ui/rulebook/versionpanel.h"
#include "ui/rulebook/changewords.h"
#include "ui/shared/rowdelegate.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace fieldlane::ui::rulebook {

using core::Result;
using desk::PublishedBook;

namespace {

constexpr int listWidth = 300;

QString when(core::Instant t, const QTimeZone &zone)
{
    return core::toLocal(zone, t).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

VersionPanel::VersionPanel(desk::RuleDraftKeeper &keeper, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_zone(zone)
    , m_list(RowDelegate::newList(this))
    , m_title(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this))
    , m_changes(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_restore(new QPushButton(tr("Put into the &draft"), this))
    , m_takeBack(new QPushButton(tr("Ta&ke this version back"), this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    setObjectName(QStringLiteral("versionPanel"));
    m_list->setObjectName(QStringLiteral("versions"));
    m_list->setAccessibleName(tr("Versions, the newest first"));
    m_list->setFixedWidth(listWidth);
    m_title->setObjectName(QStringLiteral("versionTitle"));
    m_title->setWordWrap(true);
    m_changes->setObjectName(QStringLiteral("versionChanges"));
    m_changes->setWordWrap(true);
    m_changes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_restore->setObjectName(QStringLiteral("restoreVersion"));
    m_restore->setToolTip(tr("The rules of this version take the place of those in the draft; nothing counts before it is published."));
    m_takeBack->setObjectName(QStringLiteral("takeBackVersion"));
    m_takeBack->setToolTip(tr("The rules of the version before count again, as a new version."));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_restore);
    buttons->addWidget(m_takeBack);
    buttons->addStretch();
    auto *right = new QVBoxLayout;
    right->setSpacing(m.margin);
    right->addWidget(m_title);
    right->addWidget(scrolled(m_changes, this), 1);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    row->setSpacing(m.margin);
    row->addWidget(m_list);
    row->addLayout(right, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionPanel::choose);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (m_shown)
            Q_EMIT restoreWanted(m_shown->reading.book);
    });
    connect(m_takeBack, &QPushButton::clicked, this, &VersionPanel::takeBackWanted);
    followRights();
}

void VersionPanel::setVocabulary(const Vocabulary *vocabulary)
{
    m_vocabulary = vocabulary;
    showChanges();
}

void VersionPanel::setEditable(bool editable)
{
    m_mayEdit = editable;
    followRights();
}

void VersionPanel::followRights()
{
    const bool isNewest = m_list->currentRow() == 0 && !m_versions.empty();
    m_restore->setEnabled(m_mayEdit && m_shown && m_shown->reading.usable);
    m_takeBack->setEnabled(m_mayEdit && isNewest && m_shown);
    m_takeBack->setVisible(isNewest || m_versions.empty());
}

void VersionPanel::refresh()
{
    m_keeper.versions(this, [this](const Result<std::vector<rules::BookVersion>> &versions) {
        if (!versions)
            return Q_EMIT failed(versions.error());
        fill(*versions);
    });
}

void VersionPanel::fill(const std::vector<rules::BookVersion> &versions)
{
    m_versions = versions;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const rules::BookVersion &version : versions)
        //: Who published a version, and why.
        RowDelegate::addRow(m_list, tr("Version %1").arg(version.number), tr("%1: %2").arg(version.by, version.why), when(version.at, m_zone));
    if (!versions.empty())
        m_list->setCurrentRow(0);
    choose(versions.empty() ? -1 : 0);
}

void VersionPanel::choose(int row)
{
    m_shown.reset();
    m_before.reset();
    followRights();
    if (row < 0 || size_t(row) >= m_versions.size()) {
        m_title->setText(tr("No rules were ever published."));
        m_changes->setText(tr("What you edit is a draft until you publish it."));
        return;
    }
    const int number = m_versions[size_t(row)].number;
    m_keeper.version(number, this, [this, number](const Result<PublishedBook> &book) {
        if (!book)
            return Q_EMIT failed(book.error());
        m_keeper.version(number - 1, this, [this, number, shown = *book](const Result<PublishedBook> &before) {
            const int current = m_list->currentRow();
            if (!before)
                return Q_EMIT failed(before.error());
            if (current < 0 || m_versions[size_t(current)].number != number)
                return; // another one was chosen meanwhile
            m_shown = shown;
            m_before = *before;
            showChanges();
            followRights();
        });
    });
}

void VersionPanel::showChanges()
{
    if (!m_shown || !m_before || !m_vocabulary)
        return;
    const rules::BookVersion &version = m_shown->version;
    //: %2 is who, %3 when, %4 why.
    m_title->setText(tr("Version %1, published by %2 on %3: %4").arg(QString::number(version.number), version.by, when(version.at, m_zone), version.why));
    if (!m_shown->reading.usable || !m_before->reading.usable)
        return m_changes->setText(tr("This program cannot read the version."));
    m_changes->setText(TextLabel::breakable(ChangeWords::sentences(m_before->reading.book, m_shown->reading.book, m_vocabulary->words()).join(QLatin1String("\n\n"))));
}

} // namespace fieldlane::ui::rulebook
