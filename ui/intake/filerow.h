#pragma once
#include "domain/attachment.h"
#include "ui/intake/thumbnail.h"
#include "ui/shared/textlabel.h"

class QAction;
class QMenu;
class QToolButton;

namespace fieldlane::ui::intake {

/// One file of an order: picture, name, size, who added it and when, and what can be done with it. A click or Enter
/// opens, Delete removes.
class FileRow : public QWidget
{
    Q_OBJECT
public:
    FileRow(const domain::Attachment &file, const QString &facts, QWidget *parent = nullptr);
    const domain::Attachment &file() const { return m_file; }
    Thumbnail *thumbnail() const { return m_thumbnail; }
    /// An empty reason: it may be removed.
    void setRemovable(const QString &reason);
    /// "214 kB", "3.1 MB"
    static QString sizeText(qint64 bytes);

Q_SIGNALS:
    void openWanted();
    void saveWanted();
    void removeWanted();

protected:
    bool event(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildMenu();

    domain::Attachment m_file;
    Thumbnail *m_thumbnail;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_remove;
};

} // namespace fieldlane::ui::intake
