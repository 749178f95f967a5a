#pragma once
#include "core/worker.h"
#include "desk/desk.h"
#include <deque>
#include <QImage>

namespace fieldlane::ui::intake {

/// Adds chosen, dropped and pasted files to orders, one after another: never more than one is in memory. What was given
/// together is one undo step.
class FileAdder : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    FileAdder(desk::Desk &desk, core::Worker &worker, QObject *parent);
    void addFiles(const domain::Order &order, const QStringList &paths);
    void addPicture(const domain::Order &order, const QImage &picture, const QString &name);
    bool isBusy() const { return !m_waiting.empty(); }

Q_SIGNALS:
    void begun(const QString &name); ///< a file is read and sent
    /// All are done: what was added, and a sentence for each file that was not.
    void ended(const QStringList &added, const QStringList &refusals);

private:
    struct Source
    {
        domain::OrderId order;
        QString number;
        QString series;
        QString name;
        QString path;
        QImage picture {}; ///< instead of a path
    };
    void add(const std::vector<Source> &sources);
    void next();
    void send(const Source &source, const QByteArray &content);
    void done(const core::Result<bool> &result);

    desk::Desk &m_desk;
    core::Worker &m_worker;
    std::deque<Source> m_waiting; ///< the first is under way
    QStringList m_added;
    QStringList m_refusals;
};

} // namespace fieldlane::ui::intake
