#include "ui/intake/factlist.h"
#include "domain/completion.h"
#include "domain/customfields.h"
#include "domain/fields.h"
#include "ui/intake/copylabel.h"
#include "ui/intake/orderform.h"
#include "ui/intake/ratingform.h"
#include "ui/shared/orderchannels.h"
#include "ui/shared/timetext.h"
#include "ui/shared/words.h"

namespace fieldlane::ui::intake {

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("facts"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::current().metrics().margin);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    constexpr int labelWidth = 92;
    m_grid->setColumnMinimumWidth(0, labelWidth);
}

void FactList::place(const QString &label, QWidget *value)
{
    auto *name = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this);
    name->setText(label);
    m_grid->addWidget(name, m_row, 0, Qt::AlignTop);
    m_grid->addWidget(value, m_row, 1);
    name->show(); // a picture may be taken before the next turn of the event loop
    value->show();
    ++m_row;
}

void FactList::add(const QString &label, const QString &value, bool wrong)
{
    if (value.isEmpty())
        return;
    auto *text = new TextLabel(Theme::TextLevel::Body, wrong ? &ThemeColors::blocked : &ThemeColors::text, this);
    text->setText(TextLabel::breakable(value));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    place(label, text);
}

void FactList::addCopy(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *text = new CopyLabel(value, Theme::TextLevel::Body, this);
    connect(text, &CopyLabel::copied, this, &FactList::copied);
    place(label, text);
}

void FactList::setOrder(const domain::OrderRecord &record, const Frame &frame)
{
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_row = 0;
    add(tr("Matter"), record.order.description);
    addContact(record.order);
    addAssignment(record, frame);
    addTimes(record.order, frame);
    addSequence(record, frame);
    addWork(record.order, frame);
}

void FactList::addContact(const domain::Order &o)
{
    addCopy(tr("Phone"), o.phone);
    addCopy(tr("E-mail"), o.email);
    addCopy(tr("Address"), o.address);
    if (o.location)
        addCopy(tr("Coordinates"), TimeText::formatCoordinate(*o.location));
    else
        add(tr("Coordinates"), tr("None: no way can be estimated."), true);
}

void FactList::addAssignment(const domain::OrderRecord &record, const Frame &f)
{
    const domain::Assignment *lead = record.holder();
    if (!lead)
        return addEarlierVisits(record, {}, f);
    for (const domain::Assignment &a : record.assignments) {
        if (a.visitId != lead->visitId)
            continue;
        const domain::Technician *t = f.catalog.technician(a.technicianId);
        const QString name = t ? t->name : tr("technician %1").arg(a.technicianId.value());
        add(a.role == domain::AssignmentRole::Lead ? tr("Technician") : tr("Assistant"), name);
        if (t)
            addCopy(tr("Reach"), t->phone);
        if (a.role == domain::AssignmentRole::Assistant && a.planned() != lead->planned()) //: an assistant's own time
            add(tr("Own time"), tr("%1 until %2").arg(Words::moment(a.plannedStart, f.zone, f.now), Words::time(a.plannedEnd, f.zone)));
    }
    const core::TimeSpan plan = lead->planned();
    add(tr("Planned"), tr("%1 until %2").arg(Words::moment(plan.start, f.zone, f.now), Words::time(plan.end, f.zone)));
    if (lead->lockPerson || lead->lockTime)
        add(tr("Locked"), lead->lockPerson && lead->lockTime ? tr("Person and time") : lead->lockPerson ? tr("Person") : tr("Time"));
    if (lead->overlapAllowed)
        add(tr("Overlap"), tr("Double booked on purpose"));
    addEarlierVisits(record, lead->visitId, f);
}

void FactList::addEarlierVisits(const domain::OrderRecord &record, domain::VisitId last, const Frame &f)
{
    for (const domain::Visit &visit : record.visits) {
        for (const domain::Assignment &a : record.assignments) {
            if (visit.id == last || a.visitId != visit.id || a.role != domain::AssignmentRole::Lead || !a.completedAt)
                continue;
            const domain::Technician *t = f.catalog.technician(a.technicianId);
            const QString when = tr("%1 until %2").arg(Words::moment(a.arrivedAt.value_or(a.plannedStart), f.zone, f.now),
                Words::time(*a.completedAt, f.zone));
            //: a visit that is over: its number; then its times and the technician who made it
            add(tr("Visit %1").arg(visit.sequence), tr("%1, %2").arg(when, t ? t->name : QString()));
        }
    }
}

void FactList::addTimes(const domain::Order &o, const Frame &f)
{
    const auto moment = [&](core::Instant t) { return Words::moment(t, f.zone, f.now); };
    if (o.windowStart && o.windowEnd)
        add(tr("Promised"), tr("%1 until %2").arg(moment(*o.windowStart), Words::time(*o.windowEnd, f.zone)));
    else if (o.windowStart || o.windowEnd)
        add(tr("Promised"), o.windowStart ? tr("from %1").arg(moment(*o.windowStart)) : tr("until %1").arg(moment(*o.windowEnd)));
    const auto deadline = [&](const QString &label, const std::optional<core::Instant> &t, bool open) {
        if (!t)
            return;
        const bool late = open && *t < f.now;
        const QString distance = Words::relative(*t, f.now);
        add(label, late ? tr("%1, missed %2").arg(moment(*t), distance) : open ? tr("%1, %2").arg(moment(*t), distance) : moment(*t), late);
    };
    deadline(tr("Answer by"), o.responseDue, domain::isUnplanned(o.state));
    deadline(tr("Done by"), o.due, domain::isOpen(o.state));
    add(tr("Entered"), moment(o.createdAt));
    if (o.completedAt)
        add(tr("Completed"), moment(*o.completedAt));
    const domain::Completion report = domain::Completion::fromJson(o.completion);
    add(tr("Parts used"), domain::partsToText(report.parts));
    add(tr("Report"), report.note);
    add(tr("Customer says"), o.ratingComment.isEmpty() ? RatingForm::textOf(o.rating)
                                                      : tr("%1: %2", "stars, comment").arg(RatingForm::textOf(o.rating), o.ratingComment));
    if (!o.reason.isEmpty())
        add(tr("Last reason"), o.reason);
}

void FactList::addSequence(const domain::OrderRecord &record, const Frame &f)
{
    const auto told = [&](const domain::RelatedOrder &other) {
        if (other.isOver() || !other.planned) //: %1 is an order's number, %2 its state
            return tr("%1 (%2)").arg(other.number, Words::state(other.state));
        return tr("%1 (%2)").arg(other.number, Words::moment(other.planned->start, f.zone, f.now));
    };
    if (record.predecessor)
        add(tr("Begins after"), told(*record.predecessor));
    else
        add(tr("Begins after"), record.order.follows);
    QStringList waiting;
    for (const domain::RelatedOrder &next : record.successors)
        waiting += told(next);
    add(tr("Waiting for it"), waiting.join(QLatin1Char('\n')));
}

void FactList::addWork(const domain::Order &o, const Frame &f)
{
    add(tr("Length"), Words::duration(o.duration));
    add(tr("Skills"), domain::skillsToText(o.requirements).replace(QLatin1Char(';'), QLatin1String("; ")));
    add(tr("Channel"), OrderChannels::name(o.channel));
    const auto *type = f.catalog.orderTemplate(o.templateId);
    QStringList known;
    if (type) {
        for (const domain::CustomField &field : domain::customFieldsOf(*type)) {
            known += field.name;
            const QJsonValue value = o.custom.value(field.name);
            add(field.label, value.isBool() ? (value.toBool() ? tr("yes") : tr("no")) : domain::customText(value));
        }
    }
    for (auto it = o.custom.begin(); it != o.custom.end(); ++it) { // of another type, or of a newer program
        if (!known.contains(it.key()))
            add(it.key(), domain::customText(it.value()));
    }
}

} // namespace fieldlane::ui::intake
