#include "ui/intake/filerow.h"
#include "ui/shared/icons.h"
#include "ui/shared/stylepaint.h"
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

namespace fieldlane::ui::intake {

FileRow::FileRow(const domain::Attachment &file, const QString &facts, QWidget *parent)
    : QWidget(parent)
    , m_file(file)
    , m_thumbnail(new Thumbnail(domain::typeEnding(file.name), this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("file:%1").arg(file.name));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    //: %1 is a file name; %2 its size, who added it and when.
    setAccessibleName(tr("File %1, %2").arg(file.name, facts));
    setToolTip(tr("Click to open"));
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    const auto add = [&](Theme::TextLevel level, QColor ThemeColors::*ink, const QString &text) {
        auto *label = new TextLabel(level, ink, this);
        label->setText(TextLabel::breakable(text));
        label->setWordWrap(true);
        words->addWidget(label);
    };
    words->addStretch();
    add(Theme::TextLevel::Body, &ThemeColors::accentText, file.name);
    if (!file.note.isEmpty())
        add(Theme::TextLevel::Caption, &ThemeColors::text, file.note);
    add(Theme::TextLevel::Caption, &ThemeColors::textMuted, facts);
    words->addStretch();
    m_more->setObjectName(QStringLiteral("fileMore"));
    m_more->setIcon(Icons::named(QStringLiteral("more")));
    m_more->setAutoRaise(true);
    m_more->setCursor(Qt::ArrowCursor);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolTip(tr("Open, save or remove this file"));
    m_more->setAccessibleName(tr("What to do with %1").arg(file.name));
    auto *row = new QHBoxLayout(this);
    const int gap = Theme::current().metrics().gap;
    row->setContentsMargins(0, gap / 2, gap / 2, gap / 2); // in line with the title
    row->setSpacing(gap);
    row->addWidget(m_thumbnail, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_more, 0, Qt::AlignTop);
    buildMenu();
}

void FileRow::buildMenu()
{
    m_menu->setToolTipsVisible(true);
    const auto add = [this](const QString &text, const char *name, void (FileRow::*wanted)()) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, wanted);
        return action;
    };
    add(tr("Open"), "fileOpen", &FileRow::openWanted);
    add(tr("Save as…"), "fileSave", &FileRow::saveWanted);
    m_menu->addSeparator();
    m_remove = add(tr("Remove"), "fileRemove", &FileRow::removeWanted);
    m_more->setMenu(m_menu);
}

QString FileRow::sizeText(qint64 bytes)
{
    constexpr qint64 megabyte = 1024 * 1024;
    return QLocale().formattedDataSize(bytes, bytes < megabyte ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

void FileRow::setRemovable(const QString &reason)
{
    m_remove->setEnabled(reason.isEmpty());
    m_remove->setToolTip(reason);
}

bool FileRow::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QWidget::event(event);
}

void FileRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT openWanted();
}

void FileRow::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        Q_EMIT openWanted();
    else if (key == Qt::Key_Delete)
        m_remove->trigger(); // says nothing while it is disabled
    else
        QWidget::keyPressEvent(event);
}

void FileRow::contextMenuEvent(QContextMenuEvent *event)
{
    m_menu->popup(event->globalPos());
}

void FileRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal radius = Theme::current().metrics().radius;
    if (underMouse())
        stylepaint::box(painter, rect(), Theme::current().colors().hover, {}, radius);
    if (hasFocus())
        stylepaint::focusRing(painter, rect(), radius);
}

} // namespace fieldlane::ui::intake
