#include "ui/pool/savedfilterbutton.h"
#include "ui/shared/icons.h"
#include <QInputDialog>
#include <QMenu>

namespace fieldlane::ui::pool {

SavedFilterButton::SavedFilterButton(desk::Desk &desk, QWidget *parent)
    : QToolButton(parent)
    , m_saved(desk)
    , m_askName([this] {
        return QInputDialog::getText(this, tr("Save filter"), tr("Name of the filter:")).trimmed();
    })
{
    setIcon(Icons::named(QStringLiteral("star")));
    setToolTip(tr("Saved filters"));
    setAccessibleName(toolTip());
    setPopupMode(InstantPopup);
    setMenu(new QMenu(this));
    fill({});
    reload();
}

void SavedFilterButton::reload()
{
    m_saved.load(this, [this](const auto &filters) {
        if (filters)
            fill(*filters);
        else
            Q_EMIT failed(filters.error());
    });
}

void SavedFilterButton::fill(const std::vector<desk::SavedFilter> &filters)
{
    QMenu *entries = menu();
    for (QMenu *old : entries->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly))
        old->deleteLater();
    entries->clear();
    const auto plain = [](QString name) { return name.replace(QLatin1Char('&'), QLatin1String("&&")); };
    for (const desk::SavedFilter &filter : filters) {
        QAction *action = entries->addAction(plain(filter.name));
        action->setObjectName(QStringLiteral("filter:") + filter.name);
        connect(action, &QAction::triggered, this, [this, question = filter.question] { Q_EMIT questionWanted(question); });
    }
    entries->addSeparator();
    QAction *save = entries->addAction(tr("&Save this filter…"));
    save->setObjectName(QStringLiteral("saveFilter"));
    connect(save, &QAction::triggered, this, [this] {
        if (const QString name = m_askName(); !name.isEmpty())
            saveAs(name);
    });
    QMenu *removals = entries->addMenu(tr("&Remove"));
    removals->setEnabled(!filters.empty());
    for (const desk::SavedFilter &filter : filters)
        connect(removals->addAction(plain(filter.name)), &QAction::triggered, this, [this, name = filter.name] { remove(name); });
}

void SavedFilterButton::saveAs(const QString &name)
{
    m_saved.save({name, m_question}, this, [this](const core::Result<void> &saved) {
        if (!saved)
            Q_EMIT failed(saved.error());
        reload();
    });
}

void SavedFilterButton::remove(const QString &name)
{
    m_saved.remove(name, this, [this](const core::Result<void> &removed) {
        if (!removed)
            Q_EMIT failed(removed.error());
        reload();
    });
}

} // namespace fieldlane::ui::pool
