#include "ui/intake/draftkeeper.h"
#include <QUuid>

namespace fieldlane::ui::intake {

DraftKeeper::DraftKeeper(desk::Desk &desk, core::Duration delay, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_drafts(desk)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(int(delay.count()));
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::flush);
    begin();
}

void DraftKeeper::begin()
{
    m_timer.stop();
    m_id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_content = {};
    m_isStored = false;
    m_isDirty = false;
}

void DraftKeeper::note(const QJsonObject &content)
{
    if (content == m_content)
        return;
    m_content = content;
    m_isDirty = true;
    m_timer.start();
}

void DraftKeeper::flush()
{
    m_timer.stop();
    if (!std::exchange(m_isDirty, false))
        return;
    if (m_content.isEmpty()) {
        if (m_isStored)
            m_drafts.remove(m_id, this, {});
        m_isStored = false;
        return;
    }
    m_isStored = true;
    const core::Instant now = m_desk.now();
    m_drafts.save({m_id, now, m_content}, this, [this, now](const core::Result<void> &saved) {
        if (saved)
            Q_EMIT kept(now);
        else
            Q_EMIT failed(saved.error());
    });
}

void DraftKeeper::drop()
{
    m_timer.stop();
    if (m_isStored)
        m_drafts.remove(m_id, this, [this](const core::Result<void> &) { Q_EMIT othersChanged(); });
    begin();
}

void DraftKeeper::park()
{
    flush();
    begin();
    Q_EMIT othersChanged();
}

void DraftKeeper::resume(const desk::Draft &draft)
{
    m_timer.stop();
    m_id = draft.id;
    m_content = draft.content;
    m_isStored = true;
    m_isDirty = false;
    Q_EMIT othersChanged();
}

void DraftKeeper::others(QObject *context, std::function<void(const std::vector<desk::Draft> &)> done)
{
    m_drafts.load(context, [this, done = std::move(done)](const core::Result<std::vector<desk::Draft>> &drafts) {
        std::vector<desk::Draft> list = drafts ? *drafts : std::vector<desk::Draft>();
        std::erase_if(list, [this](const desk::Draft &d) { return d.id == m_id; });
        done(list);
    });
}

} // namespace fieldlane::ui::intake
