#include "ui/admin/needseditor.h"
#include "ui/shared/fieldbox.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/organisationwords.h"
#include <QGridLayout>
#include <QScopedValueRollback>

namespace fieldlane::ui::admin {

using domain::FieldNeed;

const std::vector<std::pair<QString, const char *>> &NeedsEditor::fields()
{
    static const std::vector<std::pair<QString, const char *>> list {{QStringLiteral("customer_name"), QT_TR_NOOP("Customer")},
        {QStringLiteral("phone"), QT_TR_NOOP("Phone")}, {QStringLiteral("email"), QT_TR_NOOP("E-mail")},
        {QStringLiteral("address"), QT_TR_NOOP("Address")},
        {QStringLiteral("latitude"), QT_TR_NOOP("Coordinates")}, {QStringLiteral("description"), QT_TR_NOOP("Description")},
        {QStringLiteral("template_id"), QT_TR_NOOP("Type of work")}, {QStringLiteral("fault_type_id"), QT_TR_NOOP("Fault type")},
        {QStringLiteral("channel"), QT_TR_NOOP("Channel")}, {QStringLiteral("window_start"), QT_TR_NOOP("Promised window")},
        {QStringLiteral("due"), QT_TR_NOOP("Done by")}, {QStringLiteral("equipment_id"), QT_TR_NOOP("Equipment")},
        {QStringLiteral("requirements"), QT_TR_NOOP("Skills")}};
    return list;
}

NeedsEditor::NeedsEditor(QWidget *parent)
    : QWidget(parent)
{
    constexpr int columns = 3;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::current().metrics().margin);
    for (const auto &[name, label] : fields()) {
        QComboBox *combo = newChoice(this);
        for (const FieldNeed need : {FieldNeed::Required, FieldNeed::Optional, FieldNeed::Hidden})
            combo->addItem(OrganisationWords::need(need), int(need));
        combo->setObjectName(QStringLiteral("need:") + name);
        connect(combo, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_setting)
                Q_EMIT changed();
        });
        const int at = int(m_boxes.size());
        grid->addWidget(new FieldBox(tr(label), combo, combo, this), at / columns, at % columns);
        m_boxes.emplace_back(name, combo);
    }
}

void NeedsEditor::setValue(const Needs &needs)
{
    const QScopedValueRollback guard(m_setting, true);
    m_needs = needs;
    for (const auto &[name, combo] : m_boxes) {
        const auto it = needs.find(name);
        combo->setCurrentIndex(combo->findData(int(it == needs.end() ? FieldNeed::Optional : it->second)));
    }
}

NeedsEditor::Needs NeedsEditor::value() const
{
    Needs needs = m_needs;
    for (const auto &[name, combo] : m_boxes) {
        const auto need = FieldNeed(combo->currentData().toInt());
        if (need != FieldNeed::Optional)
            needs[name] = need;
        else if (const auto it = needs.find(name); it != needs.end() && it->second != FieldNeed::Optional)
            needs.erase(it);
    }
    return needs;
}

QString NeedsEditor::words(const Needs &needs)
{
    QStringList texts;
    for (const auto &[name, label] : fields()) {
        if (const auto it = needs.find(name); it != needs.end() && it->second != FieldNeed::Optional)
            //: A field of order entry, and whether it is required or hidden.
            texts += tr("%1: %2").arg(tr(label), OrganisationWords::need(it->second));
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace fieldlane::ui::admin
