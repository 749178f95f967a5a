#include "ui/customers/mergedialog.h"
#include "domain/customermerge.h"
#include "ui/customers/mergewords.h"
#include "ui/shared/card.h"
#include "ui/shared/scrolled.h"
#include "ui/shared/sectionheader.h"
#include "ui/shared/words.h"
#include <QButtonGroup>
#include <QGridLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace fieldlane::ui::customers {

namespace {

constexpr int mostOrders = 500; // no more are counted

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
    resize(900, 620);
    m_sides[0].id = first;
    m_sides[1].id = second;
    const ThemeMetrics &m = Theme::current().metrics();
    auto *question = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this);
    question->setText(tr("Which file stays? All that belongs to the other one goes over to it."));
    question->setWordWrap(true);
    auto *inside = new QWidget(this);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_future->setObjectName(QStringLiteral("whatHappens"));
    m_future->setWordWrap(true);
    m_future->setTextFormat(Qt::PlainText);
    auto *body = new QVBoxLayout(inside);
    body->setContentsMargins(0, 0, m.gap, 0);
    body->setSpacing(m.gap);
    body->addWidget(makeSides());
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

QWidget *MergeDialog::makeSides()
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *sides = new Card(this);
    auto *grid = new QGridLayout(sides);
    grid->setHorizontalSpacing(m.margin * 2);
    grid->setVerticalSpacing(m.gap);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const QStringList labels {QString(), tr("Phone"), tr("E-mail"), tr("Grade"), tr("Contacts"), tr("Sites"), tr("Equipment"),
        tr("Orders in your sight")};
    for (int row = 0; row < labels.size(); ++row) {
        auto *label = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, sides);
        label->setText(labels[row]);
        grid->addWidget(label, row + 1, 0, Qt::AlignTop);
    }
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < 2; ++i) {
        Side &side = m_sides[size_t(i)];
        side.keep = new QRadioButton(tr("Keep this one"), sides);
        side.keep->setObjectName(i == 0 ? QStringLiteral("keepFirst") : QStringLiteral("keepSecond"));
        group->addButton(side.keep);
        grid->addWidget(side.keep, 0, i + 1, Qt::AlignLeft);
        for (int row = 0; row < labels.size(); ++row) {
            side.facts.push_back(new TextLabel(row == 0 ? Theme::TextLevel::Strong : Theme::TextLevel::Body, &ThemeColors::text, sides));
            side.facts.back()->setWordWrap(true);
            side.facts.back()->setTextFormat(Qt::PlainText);
            grid->addWidget(side.facts.back(), row + 1, i + 1, Qt::AlignTop);
        }
    }
    m_sides[0].keep->setChecked(true);
    return sides;
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

QStringList MergeDialog::factsOf(const desk::CustomerFile &f) const
{
    QStringList contacts;
    for (const domain::Contact &c : f.contacts)
        contacts += joined({c.name, c.role, c.phone, c.email});
    QStringList sites;
    for (const domain::Site &s : f.sites)
        sites += s.address;
    QStringList equipment;
    for (const domain::Equipment &e : f.equipment)
        equipment += joined({e.name, e.serial});
    const QChar line = QLatin1Char('\n');
    return {f.customer.name, f.customer.phone, f.customer.email, f.customer.grade, contacts.join(line), sites.join(line), equipment.join(line),
        QString::number(f.orders.size())};
}

void MergeDialog::showFile(Side &side)
{
    const QStringList facts = factsOf(*side.file);
    for (int row = 0; row < facts.size(); ++row)
        side.facts[size_t(row)]->setText(facts[row].isEmpty() ? QStringLiteral("–") : TextLabel::breakable(facts[row]));
    side.keep->setAccessibleName(tr("Keep %1").arg(side.file->customer.name));
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
