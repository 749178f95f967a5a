#pragma once
#include "desk/drafts.h"
#include <QTimer>

namespace fieldlane::ui::intake {

/// Keeps what one form holds as a draft in the database, a moment after each change.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    DraftKeeper(desk::Desk &desk, core::Duration delay, QObject *parent = nullptr);

    /// The form holds this now; an empty object takes the draft away.
    void note(const QJsonObject &content);
    void flush();
    /// The form was saved or thrown away: its draft goes.
    void drop();
    /// Leaves the draft where it is; what follows is another one.
    void park();
    /// Goes on with a stored draft.
    void resume(const desk::Draft &draft);
    /// All drafts of this person except the one in hand, newest first.
    void others(QObject *context, std::function<void(const std::vector<desk::Draft> &)> done);

Q_SIGNALS:
    void kept(fieldlane::core::Instant at);
    void failed(const fieldlane::core::Error &error);
    void othersChanged();

private:
    void begin();

    desk::Desk &m_desk;
    desk::Drafts m_drafts;
    QTimer m_timer;
    QString m_id;
    QJsonObject m_content;
    bool m_isStored = false;
    bool m_isDirty = false; ///< the stored draft is older than the content
};

} // namespace fieldlane::ui::intake
