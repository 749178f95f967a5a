#include "ui/intake/whysection.h"
#include "ui/shared/changewords.h"
#include "ui/shared/decisionwords.h"
#include "ui/shared/words.h"
#include <QCompleter>
#include <QPushButton>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

using core::Result;
using desk::Relaxation;

namespace {

QString bulleted(const QStringList &lines)
{
    QStringList list;
    for (const QString &line : lines)
        list += QStringLiteral("• ") + line;
    return list.join(QLatin1Char('\n'));
}

} // namespace

WhySection::WhySection(desk::Desk &desk, MessageStrip &message, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_message(message)
    , m_title(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this))
    , m_summary(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
    , m_details(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_maker(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_others(new QComboBox(this))
    , m_answer(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::text, this))
    , m_look(new QPushButton(tr("What would make it fit?"), this))
    , m_changes(new QVBoxLayout)
{
    setObjectName(QStringLiteral("whySection"));
    build();
    connect(m_others, &QComboBox::activated, this, &WhySection::answer);
    connect(m_look, &QPushButton::clicked, this, &WhySection::look);
}

void WhySection::build()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    m_summary->setObjectName(QStringLiteral("whySummary"));
    m_details->setObjectName(QStringLiteral("whyDetails"));
    m_maker->setObjectName(QStringLiteral("whyMaker"));
    m_answer->setObjectName(QStringLiteral("whyNotAnswer"));
    m_look->setObjectName(QStringLiteral("lookForChanges"));
    m_look->setAutoDefault(false);
    m_others->setObjectName(QStringLiteral("whyNotChooser"));
    m_others->setAccessibleName(tr("Why not another technician?"));
    m_others->setEditable(true);
    m_others->setInsertPolicy(QComboBox::NoInsert);
    m_others->completer()->setFilterMode(Qt::MatchContains);
    m_others->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_others->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_others->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (TextLabel *label : {m_summary, m_details, m_maker, m_answer})
        label->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.gap / 2);
    m_changes->setContentsMargins(0, 0, 0, 0);
    m_changes->setSpacing(metrics.gap);
    column->addWidget(m_title);
    column->addWidget(m_summary);
    column->addWidget(m_details);
    column->addWidget(m_maker);
    column->addSpacing(metrics.gap / 2);
    column->addWidget(m_others);
    column->addWidget(m_answer);
    column->addWidget(m_look, 0, Qt::AlignLeft);
    column->addLayout(m_changes);
    hide();
}

void WhySection::setOrder(const domain::OrderRecord &record, const QTimeZone &zone)
{
    const bool isSame = record.order.id == m_record.order.id && record.order.version == m_record.order.version;
    m_record = record;
    m_zone = zone;
    if (isSame)
        return;
    clearChanges();
    m_explanation = {};
    const bool isHeld = record.bookedLead() != nullptr;
    const bool waits = !isHeld && domain::isUnplanned(record.order.state) && record.order.state != domain::OrderState::Draft;
    setVisible(isHeld || waits);
    m_look->setVisible(waits);
    m_look->setEnabled(true);
    m_title->setText(isHeld ? tr("Why this technician?") : tr("Who could take it?"));
    fillChooser();
    showReason();
    desk::explain(m_desk, record, this, [this, id = record.order.id](const Result<desk::Explanation> &explanation) {
        if (!explanation || id != m_record.order.id)
            return;
        m_explanation = *explanation;
        showReason();
    });
}

void WhySection::showReason()
{
    const DecisionWords words(m_zone, m_desk.now());
    m_answer->hide();
    m_summary->setVisible(m_record.bookedLead() || m_explanation.nobody);
    m_details->hide();
    m_maker->setVisible(m_explanation.decision.has_value());
    if (m_explanation.nobody) {
        const QStringList lines = words.hindrances(*m_explanation.nobody);
        m_summary->setText(words.nobody(*m_explanation.nobody));
        m_details->setVisible(!lines.isEmpty());
        m_details->setText(bulleted(lines));
        return;
    }
    if (!m_explanation.decision) {
        m_summary->setText(tr("No record says why: it was imported, or planned before there were records."));
        return;
    }
    const rules::Decision &decision = *m_explanation.decision;
    const rules::DecisionCandidate &one = decision.candidates[*decision.chosen];
    m_summary->setText(words.chosen(decision) + QLatin1Char(' ') + words.runnerUp(decision));
    QStringList lines;
    if (decision.runnerUp)
        lines += DecisionWords::parts(rules::marginParts(one, decision.candidates[*decision.runnerUp]));
    lines += words.findings(one.findings);
    m_details->setVisible(!lines.isEmpty());
    m_details->setText(bulleted(lines));
    m_maker->setText(words.maker(decision) + QLatin1Char(' ') + words.considered(decision));
}

void WhySection::fillChooser()
{
    const domain::Assignment *lead = m_record.bookedLead();
    m_others->clear();
    for (const domain::Technician &t : m_desk.catalog().technicians()) {
        const bool hasIt = lead && lead->technicianId == t.id;
        if (t.active && !hasIt && m_desk.viewer().seesTechnician(t))
            m_others->addItem(t.name, t.id.value());
    }
    m_others->model()->sort(0);
    m_others->setCurrentIndex(-1);
    m_others->setEnabled(m_others->count() > 0);
    m_others->lineEdit()->setPlaceholderText(lead ? tr("Why not another technician?") : tr("What about one technician?"));
}

void WhySection::answer()
{
    const domain::TechnicianId technician(m_others->currentData().toLongLong());
    const auto why = desk::whyNot(m_desk, m_record, m_explanation, technician);
    m_answer->setVisible(why.has_value());
    if (!why)
        return;
    const DecisionWords words(m_zone, m_desk.now());
    QStringList sentences {why->isFromRecord ? tr("As it was then:") : tr("Worked out now:"), words.start(why->candidate)};
    if (m_record.bookedLead()) //: %1 is "240 more", "240 less" or "the same".
        sentences += tr("It would cost %1.").arg(DecisionWords::difference(why->margin));
    const QString lines = bulleted(DecisionWords::parts(why->parts) + words.findings(why->candidate.findings) + DecisionWords::notAsked(why->notAsked));
    m_answer->setText(lines.isEmpty() ? sentences.join(QLatin1Char(' ')) : sentences.join(QLatin1Char(' ')) + QLatin1Char('\n') + lines);
}

void WhySection::look()
{
    clearChanges();
    m_look->setEnabled(false);
    desk::findChanges(m_desk, m_record, this, [this, id = m_record.order.id](const desk::Changes &changes) {
        if (id == m_record.order.id)
            showChanges(changes);
    });
}

void WhySection::showChanges(const desk::Changes &changes)
{
    m_look->setEnabled(true);
    if (!changes.cheapest.empty()) {
        for (const Relaxation &change : changes.cheapest)
            addChange(change);
        return;
    }
    auto *none = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this);
    none->setWordWrap(true);
    none->setText(changes.isTakeable ? ChangeWords::takeable(changes)
                                     : tr("Nobody can take it, and no single change would help."));
    m_changes->addWidget(none);
}

void WhySection::addChange(const Relaxation &change)
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics.gap);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *what = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, row);
    what->setObjectName(QStringLiteral("change"));
    what->setText(ChangeWords::sentence(change, m_zone, m_desk.now()));
    auto *price = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, row);
    price->setText(ChangeWords::price(change));
    for (TextLabel *label : {what, price}) {
        label->setWordWrap(true);
        texts->addWidget(label);
    }
    auto *button = new QPushButton(tr("Do it"), row);
    button->setObjectName(QStringLiteral("makeChange"));
    button->setAccessibleDescription(what->text());
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, change] { make(change); });
    line->addLayout(texts, 1);
    line->addWidget(button, 0, Qt::AlignTop);
    m_changes->addWidget(row);
}

void WhySection::clearChanges()
{
    while (QLayoutItem *item = m_changes->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the row whose button was just clicked
        delete item;
    }
}

void WhySection::make(const Relaxation &change)
{
    desk::applyChange(m_desk, change, this, [this](const Result<desk::Outcome> &result) {
        if (!result)
            m_message.show(MessageStrip::Kind::Wrong, Words::error(result.error()));
        else if (!result->isDone())
            m_message.show(MessageStrip::Kind::Ask, tr("Something else changed meanwhile, so nothing was done. Look again."));
    });
}

} // namespace fieldlane::ui::intake
