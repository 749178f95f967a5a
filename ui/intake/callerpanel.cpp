#include "ui/intake/callerpanel.h"
#include "ui/shared/icons.h"
#include "ui/shared/rowdelegate.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/words.h"
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

namespace {

constexpr int mostCallers = 8;

TextLabel *sectionTitle(const QString &text, QWidget *parent)
{
    auto *label = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, parent);
    label->setText(text);
    return label;
}

/// "Hugo Frick, caretaker"
QString contactText(const domain::Contact &contact)
{
    return contact.role.isEmpty() ? contact.name : CallerPanel::tr("%1, %2").arg(contact.name, contact.role);
}

} // namespace

CallerPanel::CallerPanel(desk::Desk &desk, core::Duration delay, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_lookup(desk)
    , m_search(new QLineEdit(this))
    , m_results(RowDelegate::newList(this))
    , m_hint(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_card(new QWidget(this))
    , m_name(new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, m_card))
    , m_grade(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, m_card))
    , m_contacts(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, m_card))
    , m_fileButton(new QToolButton(m_card))
    , m_sites(RowDelegate::newList(m_card))
    , m_equipmentTitle(sectionTitle(tr("E&quipment"), m_card))
    , m_equipment(RowDelegate::newList(m_card))
    , m_ordersTitle(sectionTitle(tr("Last orders"), m_card))
    , m_orders(RowDelegate::newList(m_card))
{
    auto *title = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this);
    title->setText(tr("Who is &calling?"));
    title->setBuddy(m_search);
    m_search->setObjectName(QStringLiteral("callerSearch"));
    m_search->setPlaceholderText(tr("Phone or name"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(34);
    m_search->setAccessibleName(tr("Caller by phone or name"));
    m_search->installEventFilter(this);
    m_results->setObjectName(QStringLiteral("callerResults"));
    m_results->setFocusPolicy(Qt::NoFocus);
    m_sites->setObjectName(QStringLiteral("sites"));
    m_equipment->setObjectName(QStringLiteral("equipment"));
    m_equipmentTitle->setBuddy(m_equipment);
    m_orders->setObjectName(QStringLiteral("lastOrders"));
    m_hint->setWordWrap(true);
    fillCard();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(title);
    column->addWidget(m_search);
    column->addWidget(m_results);
    column->addWidget(m_hint);
    column->addWidget(m_card, 1);
    column->addStretch();
    m_timer.setSingleShot(true);
    m_timer.setInterval(int(delay.count()));
    connect(&m_timer, &QTimer::timeout, this, &CallerPanel::search);
    connect(m_search, &QLineEdit::textEdited, this, [this] {
        m_enterWaits = false;
        m_pickedText.clear();
        m_timer.start();
    });
    connect(m_results, &QListWidget::itemClicked, this, [this] { pick(m_results->currentRow()); });
    connect(m_sites, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0)
            return;
        fillEquipment(m_file.sites[size_t(row)].id, {});
        Q_EMIT sitePicked(m_file.sites[size_t(row)]);
    });
    connect(m_equipment, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        Q_EMIT equipmentPicked(domain::EquipmentId(item ? item->data(Qt::UserRole).toLongLong() : 0));
    });
    connect(m_orders, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT orderWanted(domain::OrderId(item->data(Qt::UserRole).toLongLong()));
    });
    clear();
}

void CallerPanel::fillCard()
{
    m_name->setWordWrap(true);
    m_contacts->setObjectName(QStringLiteral("contacts"));
    m_contacts->setWordWrap(true);
    m_fileButton->setObjectName(QStringLiteral("customerFile"));
    m_fileButton->setIcon(Icons::named(QStringLiteral("users")));
    m_fileButton->setText(tr("Customer file"));
    m_fileButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fileButton->setAutoRaise(true);
    auto *card = new QVBoxLayout(m_card);
    card->setContentsMargins(0, 4, 0, 0);
    card->setSpacing(4);
    for (QWidget *w : std::initializer_list<QWidget *> {m_name, m_grade, m_contacts, m_fileButton, sectionTitle(tr("Site"), m_card), m_sites,
             m_equipmentTitle, m_equipment, m_ordersTitle})
        card->addWidget(w);
    card->addWidget(m_orders, 1);
    card->addStretch();
    connect(m_fileButton, &QToolButton::clicked, this, [this] { Q_EMIT customerWanted(m_file.customer.id); });
}

void CallerPanel::clear()
{
    m_running.abandon();
    m_timer.stop();
    m_enterWaits = false;
    m_isHurried = false;
    m_isReading = false;
    m_pickedText.clear();
    m_search->clear();
    m_results->clear();
    m_results->hide();
    m_card->hide();
    m_callers.clear();
    m_file = {};
    m_hint->setText(tr("Type a number or a name; Down and Enter pick. Known callers bring their site, equipment and history."));
    m_hint->show();
}

void CallerPanel::search()
{
    m_running.abandon();
    const QString text = m_search->text().trimmed();
    if (text.size() < 2) {
        showCallers({});
        m_hint->hide();
        return;
    }
    m_running = m_lookup.find(text, mostCallers, this, [this](const core::Result<std::vector<desk::Caller>> &found) {
        if (found)
            showCallers(*found);
        else
            m_hint->setText(Words::error(found.error()));
        m_hint->setVisible(!found || found->empty());
        const bool isAlone = m_isHurried && found && found->size() == 1 && found->front().customerId.isValid();
        if (std::exchange(m_enterWaits, false))
            enter();
        else if (isAlone)
            pick(m_results->currentRow());
    });
}

void CallerPanel::enter()
{
    if (m_pickedText.isEmpty())
        pick(m_results->currentRow());
    if (!m_isHurried || m_pickedText.isEmpty())
        return;
    m_enterWaits = m_isReading;
    if (!m_isReading)
        Q_EMIT entered();
}

void CallerPanel::showCallers(const std::vector<desk::Caller> &callers)
{
    m_callers = callers;
    m_results->clear();
    for (const desk::Caller &c : callers)
        RowDelegate::addRow(m_results, c.name.isEmpty() ? c.phone : c.name, c.contact ? contactText(*c.contact) : c.address,
            c.contact && !c.contact->phone.isEmpty() ? c.contact->phone : c.phone);
    m_results->setCurrentRow(callers.empty() ? -1 : 0);
    RowDelegate::fit(m_results, mostCallers);
    if (!callers.empty())
        m_card->hide();
    //: %1 is the name or number that was typed.
    m_hint->setText(tr("Nobody is known as \"%1\". Enter begins a new caller with it.").arg(m_search->text().trimmed()));
}

bool CallerPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_results->currentRow();
        const bool plain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
        if (plain && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) && m_results->count() > 0) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_results->setCurrentRow(std::clamp(row + step, 0, m_results->count() - 1));
            return true;
        }
        if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            if (m_timer.isActive()) { // faster than the look-up
                m_timer.stop();
                m_enterWaits = true;
                search();
            } else {
                enter();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CallerPanel::pick(int row)
{
    const QString text = m_search->text().trimmed();
    if (row < 0 || row >= int(m_callers.size())) {
        if (!text.isEmpty())
            Q_EMIT newCaller(text);
        return;
    }
    const desk::Caller caller = m_callers[size_t(row)];
    m_results->clear();
    m_results->hide();
    m_callers.clear();
    m_pickedText = m_isHurried ? text : QString(); // else Enter goes on asking for somebody
    Q_EMIT picked(caller);
    if (caller.customerId.isValid())
        restore(caller.customerId, {}, {});
    else
        m_hint->setText(tr("Known from order %1; saving files the caller as a customer.").arg(caller.last.number));
    m_hint->setVisible(!caller.customerId.isValid());
}

void CallerPanel::restore(domain::CustomerId customer, domain::SiteId site, domain::EquipmentId equipment)
{
    if (!customer.isValid())
        return;
    m_isReading = true;
    m_running = m_lookup.open(customer, this, [this, site, equipment](const core::Result<desk::CustomerFile> &file) {
        m_isReading = false;
        if (file)
            showFile(*file, site, equipment);
        if (std::exchange(m_enterWaits, false))
            Q_EMIT entered();
    });
}

void CallerPanel::showFile(const desk::CustomerFile &file, domain::SiteId site, domain::EquipmentId equipment)
{
    m_file = file;
    m_name->setText(file.customer.name);
    m_grade->setText(file.customer.grade.isEmpty() ? file.customer.phone
                                                   : tr("%1 · grade %2").arg(file.customer.phone, file.customer.grade));
    QStringList contacts;
    for (const domain::Contact &c : file.contacts)
        contacts += c.phone.isEmpty() ? contactText(c) : tr("%1 · %2").arg(contactText(c), c.phone);
    m_contacts->setText(contacts.join(QLatin1Char('\n')));
    m_contacts->setVisible(!contacts.isEmpty());
    m_hint->hide();
    m_card->show();
    fillOrders();
    fillSites(site);
    if (equipment.isValid())
        fillEquipment(site, equipment);
}

void CallerPanel::fillSites(domain::SiteId site)
{
    const bool restoring = site.isValid();
    m_sites->blockSignals(true);
    m_sites->clear();
    int current = m_file.sites.empty() ? -1 : 0;
    for (size_t i = 0; i < m_file.sites.size(); ++i) {
        RowDelegate::addRow(m_sites, m_file.sites[i].address, {});
        if (m_file.sites[i].id == site)
            current = int(i);
    }
    m_sites->setCurrentRow(current);
    m_sites->blockSignals(false);
    constexpr int shown = 3;
    RowDelegate::fit(m_sites, shown);
    if (current < 0) {
        fillEquipment({}, {});
        return;
    }
    fillEquipment(m_file.sites[size_t(current)].id, {});
    if (!restoring)
        Q_EMIT sitePicked(m_file.sites[size_t(current)]);
}

void CallerPanel::fillEquipment(domain::SiteId site, domain::EquipmentId equipment)
{
    m_equipment->blockSignals(true);
    m_equipment->clear();
    for (const domain::Equipment &e : m_file.equipment) {
        if (e.siteId != site)
            continue;
        QString warranty = tr("Warranty unknown");
        if (e.warrantyUntil) {
            const QString day = Words::day(core::toUtc(*e.warrantyUntil).date());
            warranty = *e.warrantyUntil > m_desk.now() ? tr("✓ Warranty until %1").arg(day) : tr("Warranty ended %1").arg(day);
        }
        auto *item = RowDelegate::addRow(m_equipment, e.name, warranty, e.serial);
        item->setData(Qt::UserRole, e.id.value());
        if (e.id == equipment)
            m_equipment->setCurrentItem(item);
    }
    m_equipment->blockSignals(false);
    constexpr int shown = 4;
    RowDelegate::fit(m_equipment, shown);
    m_equipmentTitle->setVisible(m_equipment->count() > 0);
}

void CallerPanel::fillOrders()
{
    m_orders->clear();
    for (const domain::Order &o : m_file.orders) {
        const auto *type = m_desk.catalog().orderTemplate(o.templateId);
        const QString what = o.description.isEmpty() && type ? type->name : o.description.simplified();
        auto *item = RowDelegate::addRow(m_orders, what.isEmpty() ? o.number : what,
            tr("%1 · %2 · %3").arg(o.number, Words::state(o.state), type ? type->name : tr("no type")),
            Words::relative(o.createdAt, m_desk.now()));
        item->setIcon(StateGlyph::icon(o.state));
        item->setData(Qt::UserRole, o.id.value());
    }
    m_orders->setVisible(m_orders->count() > 0);
    m_ordersTitle->setText(m_orders->count() > 0 ? tr("Last orders") : tr("No orders yet"));
}

} // namespace fieldlane::ui::intake
