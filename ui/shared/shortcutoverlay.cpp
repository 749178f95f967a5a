#include "ui/shared/shortcutoverlay.h"
#include "ui/shared/keyhint.h"
#include "ui/shared/sectionheader.h"
#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace fieldlane::ui {

namespace {

constexpr int columns = 3;

QVBoxLayout *groupColumn(const ShortcutOverlay::Group &group, QWidget *parent)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(new SectionHeader(group.title, parent));
    for (const QAction *action : group.actions) {
        if (action->shortcut().isEmpty())
            continue;
        QString text = action->text();
        auto *row = new QHBoxLayout;
        row->addWidget(new QLabel(text.remove(QLatin1Char('&')), parent));
        row->addStretch();
        row->addSpacing(24);
        row->addWidget(new KeyHint(action->shortcut(), parent));
        column->addLayout(row);
    }
    column->addStretch();
    return column;
}

} // namespace

ShortcutOverlay::ShortcutOverlay(const QList<Group> &groups, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Keys"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(24, 16, 24, 24);
    grid->setHorizontalSpacing(40);
    grid->setVerticalSpacing(16);
    int place = 0;
    for (const Group &group : groups) {
        const bool any = std::any_of(group.actions.begin(), group.actions.end(),
            [](const QAction *a) { return !a->shortcut().isEmpty(); });
        if (!any)
            continue;
        grid->addLayout(groupColumn(group, this), place / columns, place % columns);
        ++place;
    }
}

} // namespace fieldlane::ui
