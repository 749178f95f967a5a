#pragma once
#include "ui/intake/fileadder.h"
#include "ui/intake/filedoors.h"
#include "ui/intake/filefetcher.h"
#include "ui/intake/filerow.h"
#include "ui/shared/messagestrip.h"
#include <QTimeZone>

class QMimeData;
class QVBoxLayout;

namespace fieldlane::ui::intake {

/// The files of an order in its details: seen small, opened, saved, added by button, drop and paste, removed. One
/// calm line while there are none.
class FileSection : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive it.
    FileSection(desk::Desk &desk, MessageStrip &message, QWidget *parent = nullptr);
    ~FileSection() override;
    void setOrder(const domain::Order &order, const QTimeZone &zone);
    void setDoors(std::unique_ptr<FileDoors> doors) { m_doors = std::move(doors); }
    /// Whether a drag or the clipboard carries what could be added here, by somebody who may.
    bool takes(const QMimeData &brought) const;
    void take(const QMimeData &brought);
    void paste();
    /// While something that it takes hangs over the panel.
    void setInviting(bool inviting);
    std::vector<FileRow *> rows() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead();
    void load();
    void show(const std::vector<domain::Attachment> &files);
    void addRow(const domain::Attachment &file, int place);
    void gate();
    QString factsOf(const domain::Attachment &file) const;
    void choose();
    void open(const domain::Attachment &file);
    void save(const domain::Attachment &file);
    void remove(const domain::Attachment &file);
    void takeBack(const QString &commandId);
    void told(const QStringList &added, const QStringList &refusals);
    bool mayAdd() const;

    desk::Desk &m_desk;
    MessageStrip &m_message;
    core::Worker m_worker;
    FileFetcher *m_fetcher;
    FileAdder *m_adder;
    std::unique_ptr<FileDoors> m_doors;
    domain::Order m_order;
    QTimeZone m_zone;
    TextLabel *m_title;
    TextLabel *m_hint;
    QPushButton *m_add;
    QVBoxLayout *m_rows;
    bool m_isInviting = false;
};

} // namespace fieldlane::ui::intake
