#include "ui/intake/conflictview.h"
#include "domain/fields.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/timetext.h"
#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>

namespace fieldlane::ui::intake {

ConflictView::ConflictView(QWidget *parent)
    : QWidget(parent)
    , m_listWidget(new QWidget(this))
    , m_intro(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
{
    setObjectName(QStringLiteral("conflict"));
    m_intro->setWordWrap(true);
    m_list = new QVBoxLayout(m_listWidget);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(Theme::current().metrics().margin);
    auto *back = new QPushButton(tr("Back to editing"), this);
    back->setObjectName(QStringLiteral("conflictBack"));
    back->setAutoDefault(false);
    auto *save = new QPushButton(tr("Save this choice"), this);
    save->setObjectName(QStringLiteral("conflictSave"));
    save->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(back);
    row->addWidget(save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().metrics().margin);
    column->addWidget(m_intro);
    column->addWidget(m_listWidget);
    column->addLayout(row);
    column->addStretch();
    connect(back, &QPushButton::clicked, this, &ConflictView::backWanted);
    connect(save, &QPushButton::clicked, this, &ConflictView::saveWanted);
}

void ConflictView::setVersions(const domain::Order &base, const domain::Order &mine, const domain::Order &theirs,
    const QString &who, const StoryWords &words)
{
    m_base = base;
    m_mine = mine;
    m_theirs = theirs;
    m_rows.clear();
    qDeleteAll(m_listWidget->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    const QString name = who.isEmpty() ? tr("Somebody else") : who;
    m_intro->setText(tr("%1 changed this order while you were editing it. Nothing is lost: choose field by field.").arg(name));
    for (const domain::PartDifference &difference : domain::differencesOf(base, mine, theirs))
        addRow(difference, name, words);
}

QString ConflictView::valueOf(const domain::Order &order, const QString &part, const StoryWords &words) const
{
    if (part == QLatin1String("latitude"))
        return order.location ? TimeText::formatCoordinate(*order.location) : QStringLiteral("–");
    QStringList values;
    const QStringList fields = part == QLatin1String("window_start")
        ? QStringList {QStringLiteral("window_start"), QStringLiteral("window_end")}
        : QStringList {part};
    for (const auto &field : domain::orderFields()) {
        if (fields.contains(QLatin1String(field.name)))
            values += words.value(QLatin1String(field.name), QJsonValue::fromVariant(field.read(order)));
    }
    return values.join(QLatin1String(" – "));
}

QWidget *ConflictView::version(QWidget *head, const QString &value, QWidget *parent) const
{
    auto *cell = new QWidget(parent);
    auto *text = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, cell);
    text->setText(TextLabel::breakable(value));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(head, 0, qobject_cast<QRadioButton *>(head) ? Qt::AlignLeft : Qt::Alignment());
    column->addWidget(text);
    column->addStretch();
    return cell;
}

void ConflictView::addRow(const domain::PartDifference &d, const QString &who, const StoryWords &words)
{
    auto *box = new QWidget(m_listWidget);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::current().metrics().margin);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *name = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, box);
    const QString field = StoryWords::fieldName(d.part);
    name->setText(d.part == QLatin1String("window_start") ? tr("Promised window") : field);
    grid->addWidget(name, 0, 0, 1, 2);
    Row row {d, nullptr};
    const auto caption = [&](const QString &text) {
        auto *label = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, box);
        label->setText(text);
        label->setWordWrap(true);
        return label;
    };
    QWidget *mineHead = nullptr;
    QWidget *theirHead = nullptr;
    if (d.clash) {
        row.mine = new QRadioButton(tr("Keep mine"), box);
        row.mine->setObjectName(QStringLiteral("mine:") + d.part);
        row.mine->setChecked(true);
        auto *theirs = new QRadioButton(tr("Take theirs"), box);
        theirs->setObjectName(QStringLiteral("theirs:") + d.part);
        theirs->setToolTip(tr("As %1 left it").arg(who));
        auto *group = new QButtonGroup(box);
        group->addButton(row.mine);
        group->addButton(theirs);
        mineHead = row.mine;
        theirHead = theirs;
    } else {
        mineHead = caption(d.mine ? tr("Mine, stays") : tr("As it was"));
        theirHead = caption(d.theirs ? tr("By %1, stays").arg(who) : tr("As it was"));
    }
    grid->addWidget(version(mineHead, valueOf(m_mine, d.part, words), box), 1, 0);
    grid->addWidget(version(theirHead, valueOf(m_theirs, d.part, words), box), 1, 1);
    m_list->addWidget(box);
    box->show(); // a picture may be taken before the next turn of the event loop
    m_rows.push_back(row);
}

domain::Order ConflictView::merged() const
{
    domain::Order order = m_theirs;
    for (const Row &row : m_rows) {
        if (row.difference.mine && (!row.difference.clash || row.mine->isChecked()))
            domain::takePart(order, m_mine, row.difference.part);
    }
    return order;
}

} // namespace fieldlane::ui::intake
