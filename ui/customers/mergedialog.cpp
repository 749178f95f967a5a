#include "ui/customers/mergedialog.h"
#include "domain/customermerge.h"
#include "ui/customers/mergewords.h"
#include "ui/shared/card.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/sectionheader.h"
#include "ui/shared/words.h"
#include <QButtonGroup>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace fieldlane::ui::customers {

namespace {

constexpr int mostOrders = 500; // no more are counted

QString lines(const QString &label, const QStringList &values)
{
    QString text = QStringLiteral("<p style=\"margin:0 0 6px 0\"><small>%1</small>").arg(label.toHtmlEscaped());
    if (values.isEmpty())
        text += QStringLiteral("<br>–");
    for (const QString &value : values)
        text += QStringLiteral("<br>") + TextLabel::breakable(value).toHtmlEscaped();
    return text + QStringLiteral("</p>");
}

QStringList oneOf(const QString &value)
{
    return value.isEmpty() ? QStringList() : QStringList {value};
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

MergeDialog::MergeDialog(desk::Desk &desk, domain::CustomerId first, domain::CustomerId second, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_lookup(desk)
    , m_strip(new MessageStrip(this))
    , m_future(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
{
    setObjectName(QStringLiteral("mergeDialog"));
    setWindowTitle(tr("Merge customers"));
    resize(860, 620);
    m_sides[0].id = first;
    m_sides[1].id = second;
    const ThemeMetrics &m = Theme::current().metrics();
    auto *question = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this);
    question->setText(tr("Which file stays? All that belongs to the other one goes over to it."));
    question->setWordWrap(true);
    auto *inside = new QWidget(this);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(m.margin);
    sides->addWidget(makeSide(m_sides[0], QStringLiteral("keepFirst")), 1);
    sides->addWidget(makeSide(m_sides[1], QStringLiteral("keepSecond")), 1);
    auto *group = new QButtonGroup(this);
    group->addButton(m_sides[0].keep);
    group->addButton(m_sides[1].keep);
    m_sides[0].keep->setChecked(true);
    m_future->setObjectName(QStringLiteral("whatHappens"));
    m_future->setWordWrap(true);
    m_future->setTextFormat(Qt::PlainText);
    auto *body = new QVBoxLayout(inside);
    body->setContentsMargins(0, 0, m.gap, 0);
    body->setSpacing(m.gap);
    body->addLayout(sides);
    body->addWidget(new SectionHeader(tr("What will happen"), inside));
    body->addWidget(m_future);
    body->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.gap);
    column->addWidget(question);
    column->addWidget(m_strip);
    column->addWidget(scrolled(inside, this), 1);
    column->addWidget(makeButtons());
    connect(m_sides[0].keep, &QRadioButton::toggled, this, &MergeDialog::foretell);
    load();
}

QWidget *MergeDialog::makeSide(Side &side, const QString &name)
{
    auto *card = new Card(this);
    side.keep = new QRadioButton(card);
    side.keep->setObjectName(name);
    side.facts = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, card);
    side.facts->setWordWrap(true);
    side.facts->setTextFormat(Qt::RichText);
    side.facts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    side.facts->setMinimumWidth(200);
    auto *column = new QVBoxLayout(card);
    column->addWidget(side.keep);
    column->addWidget(side.facts, 1);
    return card;
}

QWidget *MergeDialog::makeButtons()
{
    auto *row = new QWidget(this);
    auto *cancel = new QPushButton(tr("Leave both as they are"), row);
    cancel->setObjectName(QStringLiteral("mergeCancel"));
    m_merge = new QPushButton(tr("&Merge"), row);
    m_merge->setObjectName(QStringLiteral("mergeNow"));
    m_merge->setDefault(true);
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_merge);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_merge, &QPushButton::clicked, this, &MergeDialog::merge);
    return row;
}

void MergeDialog::load()
{
    m_merge->setEnabled(false);
    for (Side &side : m_sides) {
        side.file.reset();
        m_lookup.open(
            side.id, this,
            [this, &side](const core::Result<desk::CustomerFile> &file) {
                if (!file)
                    return m_strip->show(MessageStrip::Kind::Wrong, Words::error(file.error()));
                side.file = *file;
                showFile(side);
                foretell();
            },
            mostOrders);
    }
}

void MergeDialog::showFile(Side &side)
{
    const desk::CustomerFile &f = *side.file;
    side.keep->setText(tr("Keep this one"));
    QStringList contacts;
    for (const domain::Contact &c : f.contacts)
        contacts += joined({c.name, c.role, c.phone, c.email});
    QStringList sites;
    for (const domain::Site &s : f.sites)
        sites += s.address;
    QStringList equipment;
    for (const domain::Equipment &e : f.equipment)
        equipment += joined({e.name, e.serial});
    side.facts->setText(QStringLiteral("<p style=\"margin:0 0 6px 0\"><b>%1</b></p>").arg(TextLabel::breakable(f.customer.name).toHtmlEscaped())
        + lines(tr("Phone"), oneOf(f.customer.phone)) + lines(tr("E-mail"), oneOf(f.customer.email)) + lines(tr("Grade"), oneOf(f.customer.grade))
        + lines(tr("Contacts"), contacts) + lines(tr("Sites"), sites) + lines(tr("Equipment"), equipment)
        + lines(tr("Orders in your sight"), {QString::number(f.orders.size())}));
    side.keep->setAccessibleName(tr("Keep %1").arg(f.customer.name));
}

void MergeDialog::foretell()
{
    const bool isReady = m_sides[0].file && m_sides[1].file;
    m_merge->setEnabled(isReady);
    if (!isReady)
        return;
    const desk::CustomerFile &drop = *dropped().file;
    const QStringList told = MergeWords::sentences(domain::mergeOf(*kept().file, drop), drop, int(drop.orders.size()));
    QStringList listed;
    for (const QString &sentence : told)
        listed += QStringLiteral("• ") + TextLabel::breakable(sentence);
    m_future->setText(listed.join(QLatin1Char('\n')));
}

void MergeDialog::merge()
{
    if (!m_merge->isEnabled())
        return;
    m_merge->setEnabled(false);
    const domain::Customer &keep = kept().file->customer;
    const domain::Customer &drop = dropped().file->customer;
    m_desk.submit(desk::SingleCommand(desk::MergeCustomers {keep.id, keep.version, drop.id, drop.version}), this,
        [this](const core::Result<desk::Outcome> &result) { answered(result); });
}

void MergeDialog::answered(const core::Result<desk::Outcome> &result)
{
    if (!result && result.error().code == core::ErrorCode::Conflict) {
        m_strip->show(MessageStrip::Kind::Ask, tr("Somebody else changed one of the two meanwhile. Look at them again; nothing was merged."));
        return load();
    }
    if (!result) {
        m_merge->setEnabled(true);
        return m_strip->show(MessageStrip::Kind::Wrong, Words::error(result.error()));
    }
    Q_EMIT merged(kept().id, dropped().file->customer.name);
    accept();
}

} // namespace fieldlane::ui::customers
