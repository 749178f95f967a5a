#include "ui/admin/section.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::admin {

Section::Section(desk::Desk &desk, Prompts &prompts, About about, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_prompts(prompts)
    , m_about(std::move(about))
{
    connect(&m_desk, &desk::Desk::viewerChanged, this, [this] {
        Q_EMIT listChanged();
        Q_EMIT editsChanged();
    });
}

bool Section::mayEdit() const
{
    return m_desk.viewer().permissions.has(m_about.permission)
        && m_desk.options().access != desk::Desk::Access::ReadOnly;
}

QString Section::readOnlyReason() const
{
    if (m_desk.options().access == desk::Desk::Access::ReadOnly)
        return tr("This database is open for reading only.");
    if (mayEdit())
        return {};
    //: %1 is a permission, for example "Manage people, roles and passwords".
    return tr("You can look at this, but not change it: your role lacks “%1”.").arg(OrganisationWords::permission(m_about.permission));
}

QAction *Section::addAction(const QString &id, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    m_actions.push_back(action);
    return action;
}

void Section::tellError(const core::Error &error)
{
    Q_EMIT told({MessageStrip::Kind::Wrong, tr("Not saved; everything you entered is still here. %1").arg(Words::error(error))});
}

void Section::tellDone(const QString &sentence, const desk::Outcome &outcome)
{
    const auto takeBack = [this, id = outcome.commandId] {
        const auto *top = m_desk.undoStack().undo();
        if (!top || top->commandId != id)
            return Q_EMIT told({MessageStrip::Kind::Info, tr("You changed something else since; undo that first.")});
        m_desk.undo(this, [this](const core::Result<desk::Outcome> &result) {
            if (!result)
                return Q_EMIT told({MessageStrip::Kind::Wrong, Words::error(result.error())});
            Q_EMIT told({MessageStrip::Kind::Done, tr("Undone: %1").arg(Words::command(result->name, result->subject))});
        });
    };
    Q_EMIT told({MessageStrip::Kind::Done, sentence, {{tr("Undo"), takeBack, QStringLiteral("undoSaved")}}});
}

} // namespace fieldlane::ui::admin
