#include "ui/intake/filesection.h"
#include "core/zone.h"
#include "desk/attachments.h"
#include "ui/intake/desktopdoors.h"
#include "ui/shared/icons.h"
#include "ui/shared/words.h"
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

using core::Result;
using domain::Attachment;

namespace {

constexpr qsizetype mostTold = 4; ///< refusals in one message

QStringList pathsIn(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

} // namespace

FileSection::FileSection(desk::Desk &desk, MessageStrip &message, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_message(message)
    , m_worker(QStringLiteral("files"), desk.options().mode)
    , m_fetcher(new FileFetcher(desk, m_worker, this))
    , m_adder(new FileAdder(desk, m_worker, this))
    , m_doors(std::make_unique<DesktopDoors>())
    , m_title(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this))
    , m_hint(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_add(new QPushButton(tr("Add…"), this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("files"));
    buildHead();
    connect(m_add, &QPushButton::clicked, this, &FileSection::choose);
    connect(m_adder, &FileAdder::begun, this, [this](const QString &name) {
        //: %1 is a file name.
        m_hint->setText(TextLabel::breakable(tr("Adding %1…").arg(name)));
        m_hint->show();
    });
    connect(m_adder, &FileAdder::ended, this, &FileSection::told);
}

FileSection::~FileSection() = default;

void FileSection::buildHead()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    m_title->setObjectName(QStringLiteral("filesTitle"));
    m_hint->setObjectName(QStringLiteral("filesHint"));
    m_hint->setWordWrap(true);
    m_add->setObjectName(QStringLiteral("addFiles"));
    m_add->setFlat(true);
    m_add->setIcon(Icons::named(QStringLiteral("plus")));
    m_add->setAutoDefault(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics.gap);
    head->addWidget(m_title);
    head->addWidget(m_hint, 1);
    head->addWidget(m_add);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addLayout(m_rows);
}

void FileSection::setOrder(const domain::Order &order, const QTimeZone &zone)
{
    const bool isOther = order.id != m_order.id;
    m_order = order;
    m_zone = zone;
    if (isOther)
        show({});
    gate();
    load();
}

void FileSection::load()
{
    m_desk.read<std::vector<Attachment>>(
        [id = m_order.id, viewer = m_desk.viewer()](store::Connection &c) { return desk::attachmentsOf(c, viewer, id); }, this,
        [this, id = m_order.id](const Result<std::vector<Attachment>> &files) {
            if (id == m_order.id && files) // an order that went out of sight tells so itself
                show(*files);
        });
}

bool FileSection::mayAdd() const
{
    return domain::mayAttach(m_desk.viewer());
}

void FileSection::gate()
{
    m_add->setEnabled(mayAdd() && m_order.id.isValid());
    m_add->setToolTip(mayAdd() ? tr("Choose photos and documents of at most 10 MB each. You can also drop them here or paste a picture.")
                               : tr("Your role may not add files to orders."));
    for (FileRow *row : rows())
        row->setRemovable(domain::mayDetach(m_desk.viewer(), row->file()) ? QString()
                                                                          : tr("Your role may remove only files that you added."));
}

/// Rows that stay keep their place, picture and keyboard focus.
void FileSection::show(const std::vector<Attachment> &files)
{
    for (FileRow *row : rows()) {
        const bool stays = std::any_of(files.begin(), files.end(), [row](const Attachment &a) { return a.id == row->file().id; });
        if (stays)
            continue;
        row->hide(); // while it has a place, so that the focus goes to its neighbour
        m_rows->removeWidget(row);
        row->setObjectName({}); // goes after its own click, and is nobody's target till then
        row->deleteLater();
    }
    for (int i = 0; i < int(files.size()); ++i) {
        const auto there = rows();
        if (i >= int(there.size()) || there[size_t(i)]->file().id != files[size_t(i)].id)
            addRow(files[size_t(i)], i);
    }
    //: %1 is a number.
    m_title->setText(files.empty() ? tr("Files") : tr("Files (%1)").arg(files.size()));
    if (!m_adder->isBusy())
        m_hint->setText(!files.empty() ? QString() : mayAdd() ? tr("None. Drop or paste photos and documents here.") : tr("None."));
    gate();
}

QString FileSection::factsOf(const Attachment &file) const
{
    const domain::Person *person = m_desk.catalog().organisation().personWithLogin(file.addedBy);
    //: %1 is a size, %2 a person, %3 a time.
    return tr("%1, %2, %3").arg(FileRow::sizeText(file.size), person ? person->name : file.addedBy,
        Words::moment(file.addedAt, m_zone, m_desk.now()));
}

void FileSection::addRow(const Attachment &file, int place)
{
    auto *row = new FileRow(file, factsOf(file), this);
    connect(row, &FileRow::openWanted, this, [this, file] { open(file); });
    connect(row, &FileRow::saveWanted, this, [this, file] { save(file); });
    connect(row, &FileRow::removeWanted, this, [this, file] { remove(file); });
    connect(row->thumbnail(), &Thumbnail::seen, this, [this, file, row] {
        m_fetcher->fetchThumbnail(file, row, [row](const QImage &picture) { row->thumbnail()->setPicture(picture); });
    });
    m_rows->insertWidget(place, row);
    row->show(); // a picture may be taken before the next turn of the event loop
}

std::vector<FileRow *> FileSection::rows() const
{
    std::vector<FileRow *> rows;
    for (int i = 0; i < m_rows->count(); ++i)
        rows.push_back(qobject_cast<FileRow *>(m_rows->itemAt(i)->widget()));
    return rows;
}

void FileSection::choose()
{
    m_doors->chooseFiles(this, [this, order = m_order](const QStringList &paths) { m_adder->addFiles(order, paths); });
}

bool FileSection::takes(const QMimeData &brought) const
{
    return mayAdd() && m_order.id.isValid() && (!pathsIn(brought).isEmpty() || brought.hasImage());
}

void FileSection::take(const QMimeData &brought)
{
    if (!takes(brought))
        return;
    if (const QStringList paths = pathsIn(brought); !paths.isEmpty())
        return m_adder->addFiles(m_order, paths);
    const QDateTime now = core::toLocal(m_zone, m_desk.now());
    //: The name of a file; %1 is day and time.
    m_adder->addPicture(m_order, qvariant_cast<QImage>(brought.imageData()),
        tr("Pasted picture %1.png").arg(now.toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"))));
}

void FileSection::paste()
{
    if (const QMimeData *brought = QGuiApplication::clipboard()->mimeData())
        take(*brought);
}

void FileSection::told(const QStringList &added, const QStringList &refusals)
{
    load();
    if (refusals.isEmpty())
        return; // what came is seen
    QStringList lines = refusals.mid(0, mostTold);
    if (refusals.size() > mostTold)
        lines += tr("%n more files were not added.", nullptr, int(refusals.size() - mostTold));
    if (!added.isEmpty())
        lines.prepend(tr("%n files were added, the others were not.", nullptr, int(added.size())));
    m_message.show(MessageStrip::Kind::Wrong, lines.join(QLatin1Char('\n')));
}

void FileSection::open(const Attachment &file)
{
    m_fetcher->writeCopy(file, [this](const Result<QString> &path) {
        if (!path)
            m_message.show(MessageStrip::Kind::Wrong, Words::error(path.error()));
        else if (!m_doors->show(*path))
            m_message.show(MessageStrip::Kind::Wrong, tr("This computer has no program for such files. Save it and open it elsewhere."));
    });
}

void FileSection::save(const Attachment &file)
{
    m_doors->chooseTarget(this, domain::cleanFileName(file.name), [this, file](const QString &chosen) {
        m_fetcher->writeTo(file, chosen, [this](const Result<QString> &path) {
            if (path)
                m_message.show(MessageStrip::Kind::Done, tr("It is saved as %1.").arg(*path));
            else
                m_message.show(MessageStrip::Kind::Wrong, Words::error(path.error()));
        });
    });
}

void FileSection::remove(const Attachment &file)
{
    m_desk.submit(desk::DetachFile {file.orderId, file.id}, this, [this, name = file.name](const Result<desk::Outcome> &result) {
        if (!result)
            return m_message.show(MessageStrip::Kind::Wrong, Words::error(result.error()));
        //: %1 is a file name.
        m_message.show(MessageStrip::Kind::Done, tr("%1 is removed.").arg(name),
            {{tr("Undo"), [this, id = result->commandId] { takeBack(id); }, QStringLiteral("undoRemoval")}});
    });
}

void FileSection::takeBack(const QString &commandId)
{
    const auto answered = [this](const Result<desk::Outcome> &result) {
        if (result)
            m_message.dismiss();
        else
            m_message.show(MessageStrip::Kind::Wrong, Words::error(result.error()));
    };
    const auto newest = m_desk.undoStack().undo();
    if (newest && newest->commandId == commandId)
        m_desk.undo(this, answered);
    else
        m_desk.submit(desk::Undo {commandId}, this, answered);
}

void FileSection::setInviting(bool inviting)
{
    if (std::exchange(m_isInviting, inviting) != inviting)
        update();
}

void FileSection::paintEvent(QPaintEvent *)
{
    if (!m_isInviting)
        return;
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.accent, 1.5, Qt::DashLine));
    painter.setBrush(c.accentSoft);
    const qreal radius = Theme::current().metrics().radius;
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace fieldlane::ui::intake
