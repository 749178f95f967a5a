#include "ui/customers/servicelist.h"
#include "core/zone.h"
#include "domain/completion.h"
#include "ui/customers/equipmenteditor.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/rowdelegate.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/words.h"
#include <QVBoxLayout>

namespace fieldlane::ui::customers {

ServiceList::ServiceList(desk::Desk &desk, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_zone(zone)
    , m_equipment(newChoice(this))
    , m_warranty(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_orders(RowDelegate::newList(this))
    , m_empty(new EmptyState({QStringLiteral("history"), tr("Nothing was done here yet"),
                                 tr("Orders of this customer appear here as soon as they are entered.")}, this))
{
    const ThemeMetrics &m = Theme::current().metrics();
    m_equipment->setObjectName(QStringLiteral("serviceEquipment"));
    m_equipment->setAccessibleName(tr("Equipment"));
    m_orders->setObjectName(QStringLiteral("serviceOrders"));
    m_orders->setAccessibleName(tr("Service history"));
    m_orders->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.gap, m.margin, m.margin);
    column->setSpacing(m.gap);
    m_equipment->setMaximumWidth(480);
    column->addWidget(m_equipment);
    m_warranty->setObjectName(QStringLiteral("serviceWarranty"));
    column->addWidget(m_warranty);
    column->addWidget(m_orders, 1);
    column->addWidget(m_empty, 1);
    connect(m_equipment, &QComboBox::currentIndexChanged, this, &ServiceList::fill);
    connect(m_orders, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT orderWanted(domain::OrderId(item->data(Qt::UserRole).toLongLong()));
    });
}

void ServiceList::setFile(const desk::CustomerFile &file)
{
    const qint64 chosen = file.customer.id == m_file.customer.id ? m_equipment->currentData().toLongLong() : 0;
    m_file = file;
    const QSignalBlocker quiet(m_equipment);
    m_equipment->clear();
    m_equipment->addItem(tr("All sites and equipment"), 0);
    for (const domain::Equipment &e : file.equipment)
        //: A piece of equipment and its serial number.
        m_equipment->addItem(e.serial.isEmpty() ? e.name : tr("%1 · %2").arg(e.name, e.serial), e.id.value());
    m_equipment->setCurrentIndex(std::max(0, m_equipment->findData(chosen)));
    m_equipment->setVisible(!file.equipment.empty());
    fill();
}

void ServiceList::addOrder(const domain::Order &order)
{
    const auto *type = m_desk.catalog().orderTemplate(order.templateId);
    const QString said = order.description.simplified();
    QStringList facts {order.number, Words::state(order.state)};
    const auto lead = m_file.leads.find(order.id);
    const auto *technician = lead == m_file.leads.end() ? nullptr : m_desk.catalog().technician(lead->second.technicianId);
    if (technician)
        facts += technician->name;
    const auto machine = std::find_if(m_file.equipment.begin(), m_file.equipment.end(),
        [&](const domain::Equipment &e) { return e.id == order.equipmentId; });
    if (machine != m_file.equipment.end())
        facts += machine->name;
    if (const QString report = domain::Completion::fromJson(order.completion).note.simplified(); !report.isEmpty())
        facts += report;
    const core::Instant at = order.completedAt ? *order.completedAt : order.createdAt;
    auto *item = RowDelegate::addRow(m_orders, !said.isEmpty() ? said : type ? type->name : order.number, facts.join(QStringLiteral(" · ")),
        Words::day(core::localDay(m_zone, at)));
    item->setIcon(StateGlyph::icon(order.state));
    item->setData(Qt::UserRole, order.id.value());
}

void ServiceList::showWarranty(domain::EquipmentId id)
{
    const auto machine = std::find_if(m_file.equipment.begin(), m_file.equipment.end(),
        [id](const domain::Equipment &e) { return e.id == id; });
    m_warranty->setVisible(machine != m_file.equipment.end());
    if (machine == m_file.equipment.end())
        return;
    if (!machine->warrantyUntil)
        return m_warranty->setText(tr("Warranty unknown"));
    const QString day = Words::day(EquipmentEditor::lastDay(*machine->warrantyUntil, m_zone));
    m_warranty->setText(*machine->warrantyUntil > m_desk.now() ? tr("✓ Warranty until %1").arg(day) : tr("Warranty ended %1").arg(day));
}

void ServiceList::fill()
{
    const domain::EquipmentId wanted(m_equipment->currentData().toLongLong());
    showWarranty(wanted);
    m_orders->clear();
    for (const domain::Order &order : m_file.orders) {
        if (!wanted.isValid() || order.equipmentId == wanted)
            addOrder(order);
    }
    m_orders->setVisible(m_orders->count() > 0);
    m_empty->setVisible(m_orders->count() == 0);
}

} // namespace fieldlane::ui::customers
