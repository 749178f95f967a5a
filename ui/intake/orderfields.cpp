#include "ui/intake/orderfields.h"
#include "domain/fields.h"
#include "ui/intake/entryflow.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/orderchannels.h"
#include "ui/shared/organisationwords.h"
#include "ui/shared/timetext.h"
#include "ui/shared/words.h"
#include <QCheckBox>
#include <QEvent>
#include <QSignalBlocker>

namespace fieldlane::ui::intake {

namespace {

constexpr int whole = 6; // of a row
constexpr int half = 3;
constexpr int third = 2;

/// Fields whose value is the id of an entry, by name.
std::vector<std::pair<QString, qint64>> idsOf(const OrderForm &form)
{
    return {{field::unit, form.unitId.value()}, {field::flow, form.flowId.value()}, {field::pool, form.poolId.value()}};
}

bool isId(const QString &name)
{
    return name == field::type || name == field::unit || name == field::flow || name == field::pool;
}

/// Behind the entry for none, if there is one.
int firstUnit(const QComboBox &units)
{
    return units.count() > 1 && units.itemData(0).toLongLong() == 0 ? 1 : 0;
}

} // namespace

OrderFields::OrderFields(Columns columns, QWidget *parent)
    : QWidget(parent)
    , m_isNarrow(columns == Columns::One)
    , m_rows(new QVBoxLayout)
    , m_custom(new CustomFields(columns == Columns::One ? CustomFields::Columns::One : CustomFields::Columns::Several, this))
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    m_rows->setSpacing(metrics.gap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.gap);
    column->addLayout(m_rows);
    column->addWidget(m_custom);
    column->addStretch();
    addLine(field::customer, tr("Cu&stomer"), third);
    addLine(field::phone, tr("P&hone"), third);
    addLine(field::email, tr("&E-mail"), third);
    addChoice(field::type, tr("&Type of work"), half);
    addPriority();
    addDescription();
    addLine(field::address, tr("&Address"), whole);
    addCoordinates();
    addChoice(field::unit, tr("&Unit"), half);
    addLine(field::window, tr("Promised &window"), half, tr("tomorrow 14-16"));
    addLine(field::due, tr("Done &by"), half, tr("fri 12:00 or +4h"));
    addLine(field::duration, tr("&Length of work"), third, tr("90 min or 1:30"));
    addLine(field::skills, tr("S&kills"), third, tr("hvac:2; fridge:1"));
    addChoice(field::channel, tr("Cha&nnel"), third);
    auto *channel = static_cast<QComboBox *>(m_editors.at(field::channel));
    for (const auto &[code, word] : OrderChannels::all())
        channel->addItem(word, code);
    m_rows = new QVBoxLayout; // behind what belongs to the type of work
    column->insertLayout(column->indexOf(m_custom) + 1, m_rows);
    m_column = 0;
    addLine(field::follows, tr("Begins a&fter order"), half, QStringLiteral("WO-000123"));
    addChoice(field::flow, tr("&Way of dispatch"), half);
    addChoice(field::pool, tr("Poo&l"), half);
    connect(m_custom, &CustomFields::typed, this, &OrderFields::typed);
}

FieldBox *OrderFields::place(const QString &name, const QString &label, QWidget *editor, QWidget *focus, int span)
{
    auto *box = new FieldBox(label, editor, focus, this);
    box->setObjectName(QStringLiteral("box:") + name);
    focus->setObjectName(QStringLiteral("field:") + name);
    m_boxes[name] = box;
    m_editors[name] = focus;
    if (m_isNarrow)
        span = whole;
    if (m_column + span > whole)
        m_column = 0;
    if (m_column == 0) {
        m_line = new QHBoxLayout;
        m_line->setSpacing(Theme::current().metrics().margin);
        m_rows->addLayout(m_line);
    }
    m_line->addWidget(box, span, Qt::AlignTop);
    m_column += span;
    return box;
}

QLineEdit *OrderFields::addLine(const QString &name, const QString &label, int span, const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    connect(line, &QLineEdit::textEdited, this, [this, name] { typed(name); });
    if (name == field::window || name == field::due)
        connect(line, &QLineEdit::editingFinished, this, &OrderFields::fixTimes);
    place(name, label, line, line, span);
    return line;
}

QComboBox *OrderFields::addChoice(const QString &name, const QString &label, int span)
{
    auto *combo = newChoice(this);
    place(name, label, combo, combo, span);
    connect(combo, qOverload<int>(&QComboBox::currentIndexChanged), this, [this, name] {
        if (m_filling)
            return;
        if (name == field::type)
            typeChosen();
        typed(name);
    });
    return combo;
}

void OrderFields::addPriority()
{
    QComboBox *combo = addChoice(field::priority, tr("P&riority"), half);
    const QSignalBlocker quiet(combo);
    for (const auto p : {domain::Priority::Low, domain::Priority::Normal, domain::Priority::High, domain::Priority::Emergency})
        combo->addItem(Words::priority(p), domain::toCode(p));
    combo->setCurrentIndex(1);
}

void OrderFields::addDescription()
{
    auto *text = new QPlainTextEdit(this);
    text->setTabChangesFocus(true);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * 3 + 14);
    connect(text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            typed(field::description);
    });
    place(field::description, tr("What is the &matter?"), text, text, whole);
}

void OrderFields::addCoordinates()
{
    auto *row = new QWidget(this);
    auto *line = new QLineEdit(row);
    line->setPlaceholderText(QStringLiteral("47.14, 9.52"));
    auto *onMap = new QPushButton(tr("On the ma&p"), row);
    onMap->setObjectName(QStringLiteral("placeOnMap"));
    onMap->setAutoDefault(false);
    onMap->setToolTip(tr("Click the place on the map"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::current().metrics().grid);
    layout->addWidget(line, 1);
    layout->addWidget(onMap);
    connect(line, &QLineEdit::textEdited, this, [this] { typed(field::coordinates); });
    connect(onMap, &QPushButton::clicked, this, &OrderFields::placeOnMapWanted);
    place(field::coordinates, tr("C&oordinates"), row, line, half);
}

void OrderFields::setCatalog(const desk::Catalog &catalog)
{
    const OrderForm kept = form();
    m_catalog = &catalog;
    m_filling = true;
    auto *types = static_cast<QComboBox *>(m_editors.at(field::type));
    types->clear();
    for (const domain::OrderTemplate &t : catalog.templates())
        types->addItem(t.name, t.id.value());
    fillUnits();
    fillFlows();
    choose(*types, kept.templateId.value());
    for (const auto &[name, id] : idsOf(kept))
        choose(*static_cast<QComboBox *>(m_editors.at(name)), id);
    m_filling = false;
    rebuildCustomFields();
    for (const CustomFields::Field &custom : m_custom->fields())
        setText(custom.name, kept.text(custom.name));
    showNeeds();
}

// A company with flows may enter orders before it knows whose they are.
void OrderFields::fillUnits()
{
    auto *units = static_cast<QComboBox *>(m_editors.at(field::unit));
    units->clear();
    if (!m_catalog->organisation().flows.empty())
        units->addItem(tr("No unit yet"), qint64(0));
    for (const domain::Unit &u : m_catalog->units())
        units->addItem(u.name, u.id.value());
}

void OrderFields::fillFlows()
{
    auto *flows = static_cast<QComboBox *>(m_editors.at(field::flow));
    flows->clear();
    flows->addItem(QString(), qint64(0));
    for (const domain::Flow &flow : m_catalog->organisation().flows) {
        if (flow.active)
            flows->addItem(OrganisationWords::flow(flow.name), flow.id.value());
    }
    auto *pools = static_cast<QComboBox *>(m_editors.at(field::pool));
    pools->clear();
    pools->addItem(tr("None: the order is private"), qint64(0));
    for (const domain::ClaimPool &pool : m_catalog->organisation().pools) {
        if (pool.active)
            pools->addItem(OrganisationWords::pool(pool), pool.id.value());
    }
}

qint64 OrderFields::chosenIn(const QString &name) const
{
    return static_cast<const QComboBox *>(m_editors.at(name))->currentData().toLongLong();
}

domain::TemplateId OrderFields::templateId() const
{
    return domain::TemplateId(chosenIn(field::type));
}

domain::UnitId OrderFields::unitId() const
{
    return domain::UnitId(chosenIn(field::unit));
}

QString OrderFields::textOf(const QString &name) const
{
    const QWidget *editor = m_editors.at(name);
    const auto *box = qobject_cast<const QCheckBox *>(editor);
    const bool isUntouched = box && !box->isChecked() && m_typed.count(name) == 0 && m_form.text(name).isEmpty();
    return isUntouched ? QString() : textIn(*editor);
}

void OrderFields::setText(const QString &name, const QString &text)
{
    m_form.texts.insert(name, text);
    const auto it = m_editors.find(name);
    if (it == m_editors.end())
        return;
    const bool wasFilling = std::exchange(m_filling, true);
    putText(*it->second, text);
    m_filling = wasFilling;
}

OrderForm OrderFields::form() const
{
    OrderForm form = m_form;
    form.templateId = templateId();
    form.unitId = unitId();
    form.flowId = domain::FlowId(chosenIn(field::flow));
    form.poolId = domain::PoolId(chosenIn(field::pool));
    for (const auto &[name, editor] : m_editors) {
        if (!isId(name))
            form.texts.insert(name, textOf(name));
    }
    return form;
}

void OrderFields::setForm(const OrderForm &form)
{
    m_isNew = false;
    m_typed.clear();
    m_form = form;
    m_filling = true;
    choose(*static_cast<QComboBox *>(m_editors.at(field::type)), form.templateId.value());
    for (const auto &[name, id] : idsOf(form))
        choose(*static_cast<QComboBox *>(m_editors.at(name)), id);
    m_filling = false;
    rebuildCustomFields();
    for (const auto &[name, editor] : m_editors) {
        if (!isId(name))
            setText(name, form.text(name));
    }
    showFaults({});
    showReadings();
    Q_EMIT changed();
}

void OrderFields::setNew(const OrderForm &form, domain::UnitId usual)
{
    setForm(form);
    m_isNew = true;
    if (!form.templateId.isValid()) {
        m_filling = true;
        static_cast<QComboBox *>(m_editors.at(field::type))->setCurrentIndex(0);
        auto *units = static_cast<QComboBox *>(m_editors.at(field::unit));
        if (!form.unitId.isValid())
            units->setCurrentIndex(std::max(units->findData(usual.value()), firstUnit(*units)));
        static_cast<QComboBox *>(m_editors.at(field::channel))->setCurrentIndex(0);
        m_filling = false;
        typeChosen();
    }
    for (const auto &[name, editor] : m_editors) {
        if (!form.text(name).isEmpty())
            m_typed.insert(name);
    }
    showNeeds();
    Q_EMIT changed();
}

void OrderFields::fill(const QMap<QString, QString> &texts)
{
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        setText(it.key(), it.value());
        m_typed.insert(it.key());
    }
    showReadings();
    Q_EMIT changed();
}

void OrderFields::setParties(domain::CustomerId customer, domain::SiteId site, domain::EquipmentId equipment)
{
    m_form.customerId = customer;
    m_form.siteId = site;
    m_form.equipmentId = equipment;
    Q_EMIT changed();
}

void OrderFields::typed(const QString &name)
{
    if (m_filling)
        return;
    m_typed.insert(name);
    // Another name, number or address is no longer the customer or the site that was picked.
    if (name == field::customer || name == field::phone)
        m_form.customerId = {};
    if (name == field::customer || name == field::phone || name == field::address) {
        m_form.siteId = {};
        m_form.equipmentId = {};
    }
    showReadings();
    if (isId(name))
        showNeeds();
    Q_EMIT changed();
}

void OrderFields::typeChosen()
{
    rebuildCustomFields();
    const domain::OrderTemplate *t = m_catalog ? m_catalog->orderTemplate(templateId()) : nullptr;
    if (!t || !m_isNew)
        return;
    const auto defaults = FormReader(*m_catalog, m_now).defaultsOf(*t, unitId());
    for (auto it = defaults.begin(); it != defaults.end(); ++it) {
        if (m_typed.count(it.key()) == 0)
            setText(it.key(), it.value());
    }
    showReadings();
}

void OrderFields::rebuildCustomFields()
{
    for (const CustomFields::Field &custom : m_custom->fields()) {
        m_form.texts.insert(custom.name, textOf(custom.name));
        m_editors.erase(custom.name);
        m_boxes.erase(custom.name);
    }
    m_custom->setType(m_catalog ? m_catalog->orderTemplate(templateId()) : nullptr, m_editors.at(field::channel));
    for (const CustomFields::Field &custom : m_custom->fields()) {
        m_boxes[custom.name] = custom.box;
        m_editors[custom.name] = custom.editor;
        setText(custom.name, m_form.text(custom.name));
    }
    showNeeds();
}

// How an order is dispatched is a matter of its entry: what stands in a flow stays there.
void OrderFields::showNeeds()
{
    if (!m_catalog)
        return;
    const OrderForm form = this->form();
    const EntryFlow flow(*m_catalog, form);
    const FormReader reader(*m_catalog, m_now);
    const QStringList required = m_isNew ? reader.requiredFields(form) : reader.requiredFields(form.templateId);
    for (const auto &[name, box] : m_boxes) {
        box->setRequired(required.contains(name));
        box->setVisible(!m_isNew || flow.need(name) != domain::FieldNeed::Hidden);
    }
    auto *flows = static_cast<QComboBox *>(m_editors.at(field::flow));
    auto *pools = static_cast<QComboBox *>(m_editors.at(field::pool));
    flows->setItemText(0, EntryFlow::usualText(*m_catalog, form));
    m_boxes.at(field::flow)->setVisible(m_isNew && flows->count() > 1);
    m_boxes.at(field::pool)->setVisible(m_isNew && pools->count() > 1);
}

void OrderFields::showReadings()
{
    if (!m_catalog)
        return;
    const auto readings = FormReader(*m_catalog, m_now).readingsOf(form());
    for (auto it = readings.begin(); it != readings.end(); ++it)
        m_boxes.at(it.key())->setReading(it.value());
}

void OrderFields::fixTimes()
{
    if (!m_catalog)
        return;
    const OrderForm fixed = FormReader(*m_catalog, m_now).withFixedTimes(form(), m_now);
    for (const QString &name : {field::window, field::due}) {
        if (fixed.text(name) != textOf(name))
            setText(name, fixed.text(name));
    }
    showReadings();
}

void OrderFields::showFaults(const std::vector<FieldFault> &faults)
{
    for (const auto &[name, box] : m_boxes) {
        const auto fault = std::find_if(
            faults.begin(), faults.end(), [&, wanted = name](const FieldFault &f) { return f.field == wanted; });
        if (fault == faults.end()) {
            box->setError({});
        } else if (fault->swapped) {
            box->setError(fault->sentence, tr("Swap them"), [this, pair = *fault->swapped] {
                fill({{field::coordinates, TimeText::formatCoordinate(pair)}});
                focusField(field::coordinates);
            });
        } else {
            box->setError(fault->sentence);
        }
    }
}

void OrderFields::focusField(const QString &name)
{
    if (const auto it = m_editors.find(name); it != m_editors.end()) {
        it->second->setFocus(Qt::OtherFocusReason);
        if (auto *line = qobject_cast<QLineEdit *>(it->second))
            line->selectAll();
    }
}

FieldBox *OrderFields::box(const QString &name) const
{
    const auto it = m_boxes.find(name);
    return it == m_boxes.end() ? nullptr : it->second;
}

void OrderFields::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        QWidget *text = m_editors.at(field::description);
        text->setFixedHeight(text->fontMetrics().lineSpacing() * 3 + 14);
    }
}

} // namespace fieldlane::ui::intake
