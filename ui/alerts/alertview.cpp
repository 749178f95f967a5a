#include "ui/alerts/alertview.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertdelegate.h"
#include "ui/shared/alertwords.h"
#include "ui/shared/counttabs.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/words.h"
#include <QStackedLayout>
#include <QVBoxLayout>

namespace fieldlane::ui::alerts {

using desk::AlertFix;
using domain::AlertMarkKind;
using domain::OrderId;
using itemviews::AlertModel;

AlertView::AlertView(desk::Desk &desk, desk::Alerts &alerts, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_alerts(alerts)
    , m_model(new AlertModel(
          alerts,
          [&desk](const desk::Alerts::Entry &entry) {
              const AlertWords words(desk.catalog(), desk.now());
              //: Read aloud: how pressing, what is wrong, the order, the sentence.
              return tr("%1. %2. %3. %4").arg(AlertWords::level(entry.level), AlertWords::kind(entry.alert.kind),
                  words.subject(entry.alert), words.sentence(entry.alert));
          },
          this))
    , m_delegate(new AlertDelegate(*m_model, desk, this))
    , m_tabs(new CountTabs(this))
    , m_list(new AlertList(this))
    , m_empty(new EmptyState({QStringLiteral("search"), {}, {}}, this))
    , m_stack(new QStackedLayout)
{
    setObjectName(QStringLiteral("alertView"));
    build();
    connect(m_tabs, &CountTabs::currentChanged, this, &AlertView::showPart);
    connect(m_model, &AlertModel::counted, this, &AlertView::follow);
    connect(m_list, &AlertList::chosen, this, qOverload<const QModelIndex &>(&AlertView::choose));
    connect(m_list, &AlertList::opened, this, &AlertView::open);
    connect(m_list, &AlertList::commandTyped, this, &AlertView::runCommand);
    connect(m_list, &AlertList::resized, this, &AlertView::measureCard);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AlertView::showCurrent);
    follow();
}

void AlertView::build()
{
    m_tabs->setTabs({tr("Open"), tr("Seen"), tr("Later")});
    m_list->setObjectName(QStringLiteral("alertList"));
    m_list->setAccessibleName(tr("Alerts"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addLayout(m_stack, 1);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_list);
}

AlertCard *AlertView::card() const
{
    return m_card;
}

void AlertView::showCounts()
{
    for (int part = 0; part < AlertModel::showCount; ++part)
        m_tabs->setCount(part, m_alerts.isKnown() ? std::optional<qint64>(m_model->count(AlertModel::Show(part))) : std::nullopt);
    Q_EMIT openCountChanged(m_alerts.openCount());
    if (m_model->rowCount() > 0)
        return m_stack->setCurrentWidget(m_list);
    m_stack->setCurrentWidget(m_empty);
    if (!m_alerts.isKnown())
        m_empty->setText({QStringLiteral("search"), tr("Looking…"), {}});
    else if (m_model->show() == AlertModel::Show::Open)
        m_empty->setText({QStringLiteral("check"), tr("Nothing is wrong"),
            tr("Orders that run late, deadlines and whatever else needs somebody are listed here, the most pressing first.")});
    else if (m_model->show() == AlertModel::Show::Acknowledged)
        m_empty->setText({QStringLiteral("check"), tr("Nothing seen yet"), tr("Alerts that somebody has seen wait here until they are over or get worse.")});
    else
        m_empty->setText({QStringLiteral("clock"), tr("Nothing put off"), tr("Alerts that are put off wait here until their time comes.")});
}

void AlertView::showPart(int part)
{
    m_model->setShow(AlertModel::Show(part));
    showCounts();
    showCurrent();
}

void AlertView::follow()
{
    showCounts();
    showCurrent();
}

QString AlertView::currentKey() const
{
    return m_list->currentIndex().data(AlertModel::KeyRole).toString();
}

bool AlertView::choose(const QString &key)
{
    const auto row = m_model->rowOf(key);
    if (row)
        m_list->setCurrentIndex(m_model->index(*row));
    return row.has_value();
}

void AlertView::chooseFirst()
{
    m_list->setCurrentIndex(m_model->index(0));
    choose(m_list->currentIndex());
}

/// The current row becomes the card; one that stays current keeps its card and what is being typed there.
void AlertView::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    const desk::Alerts::Entry *entry = m_model->entryAt(index);
    if (!entry || !m_card || m_cardKey != entry->alert.key()) {
        if (m_card) {
            m_delegate->setOpened({}, 0);
            m_card->hide();
            m_card->deleteLater();
        }
        m_card = nullptr;
        m_cardKey.clear();
        if (!entry)
            return;
        m_cardKey = entry->alert.key();
        m_card = new AlertCard(m_desk, m_list->viewport());
        connect(m_card, &AlertCard::heightChanged, this, &AlertView::measureCard, Qt::QueuedConnection);
        connect(m_card, &AlertCard::fixWanted, this, &AlertView::take);
        connect(m_card, &AlertCard::markWanted, this, &AlertView::mark);
        connect(m_card, &AlertCard::remindWanted, this, &AlertView::remind);
        connect(m_card, &AlertCard::planWanted, this, &AlertView::planWanted);
        connect(m_card, &AlertCard::openWanted, this, [this] { open(m_list->currentIndex()); });
        connect(m_card, &AlertCard::noteClosed, m_list, qOverload<>(&QWidget::setFocus));
        m_list->setIndexWidget(index, m_card);
    }
    m_card->setEntry(*entry);
    lookForFixes();
    measureCard();
}

void AlertView::measureCard()
{
    const QModelIndex index = m_list->currentIndex();
    if (!m_card || !index.isValid())
        return;
    m_delegate->setOpened(index, m_card->heightForWidth(m_list->viewport()->width()));
}

void AlertView::choose(const QModelIndex &index)
{
    const desk::Alerts::Entry *entry = m_model->entryAt(index);
    if (!entry)
        return;
    if (entry->alert.technicianId.isValid())
        Q_EMIT technicianChosen(entry->alert.technicianId);
    if (entry->alert.orderId.isValid())
        Q_EMIT orderChosen(entry->alert.orderId);
}

void AlertView::open(const QModelIndex &index)
{
    const desk::Alerts::Entry *entry = m_model->entryAt(index);
    if (entry && entry->alert.orderId.isValid())
        Q_EMIT orderOpened(entry->alert.orderId);
}

void AlertView::runCommand(QChar key)
{
    if (!m_card)
        return;
    switch (key.unicode()) {
    case '1':
    case '2':
        return m_card->takeFix(key.digitValue());
    case 'A':
        return m_card->toggleAcknowledged();
    case 'S':
        return m_card->openSnoozeMenu();
    case 'N':
        return m_card->openNote();
    case 'R':
        return remind();
    case 'P':
        return m_card->askPlan();
    default:
        break;
    }
}

void AlertView::lookForFixes()
{
    const int round = ++m_round;
    desk::findFixes(m_desk, m_card->alert(), this, [this, round](const std::vector<AlertFix> &fixes) {
        if (round == m_round && m_card)
            m_card->setFixes(fixes);
    });
}

void AlertView::take(const AlertFix &fix)
{
    if (!fix.command) {
        Q_EMIT placeWanted(fix.orderId);
        return;
    }
    const QString what = AlertWords(m_desk.catalog(), m_desk.now()).fix(fix, m_card->alert());
    m_card->setBusy(true);
    desk::applyFix(m_desk, fix, this, [this, what](const core::Result<desk::Outcome> &result) { answered(what, result); });
}

void AlertView::answered(const QString &what, const core::Result<desk::Outcome> &result)
{
    if (m_card) {
        m_card->setBusy(false);
        lookForFixes();
    }
    if (!result)
        return Q_EMIT told(Words::error(result.error()), true);
    if (result->isDone())
        //: %1 is the number of an order, %2 what a fix did.
        return Q_EMIT told(tr("%1: %2.").arg(result->subject, what), false);
    Q_EMIT told(tr("%1 was not changed: it has become another matter meanwhile. Look at it again.").arg(result->subject), true);
}

void AlertView::mark(const desk::Alerts::Marking &marking)
{
    m_alerts.mark(currentKey(), marking, this, [this](const core::Result<void> &result) {
        if (!result)
            Q_EMIT told(Words::error(result.error()), true);
    });
}

void AlertView::remind()
{
    const desk::Alerts::Entry *entry = m_model->entryAt(m_list->currentIndex());
    if (!entry || !entry->alert.orderId.isValid())
        return;
    m_alerts.remind(currentKey(), this, [this](const core::Result<void> &result) {
        if (!result)
            Q_EMIT told(Words::error(result.error()), true);
    });
}

void AlertView::takePlace(OrderId order, core::Coordinate place)
{
    m_desk.fetchOrder(order, this, [this, place](const core::Result<domain::OrderRecord> &record) {
        if (!record)
            return Q_EMIT told(Words::error(record.error()), true);
        desk::EditOrder edit {record->order, record->order};
        edit.edited.location = place;
        edit.edited.geoQuality = domain::GeoQuality::Exact;
        m_desk.submit(desk::SingleCommand(edit), this,
            [this](const core::Result<desk::Outcome> &result) { answered(tr("Placed on the map"), result); });
    });
}

} // namespace fieldlane::ui::alerts
