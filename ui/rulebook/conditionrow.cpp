#include "ui/rulebook/conditionrow.h"
#include "rules/conditionjson.h"
#include "ui/rulebook/rebuilding.h"
#include "ui/shared/icons.h"
#include "ui/shared/textlabel.h"
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace fieldlane::ui::rulebook {

using rules::Condition;
using rules::GroupMode;
using rules::Operator;
using rules::Row;

namespace {

constexpr int gap = 6;
constexpr int fieldWidth = 168;
constexpr int operatorWidth = 156;

} // namespace

QString pathText(const rules::ItemPath &path)
{
    QStringList parts;
    for (const int place : path)
        parts += QString::number(place);
    return parts.join(QLatin1Char('.'));
}

ConditionRow::ConditionRow(const Condition &condition, const rules::ItemPath &path, const Vocabulary &vocabulary, QWidget *parent)
    : QWidget(parent)
    , m_condition(condition)
    , m_path(path)
    , m_vocabulary(vocabulary)
{
    setObjectName(QStringLiteral("row:") + pathText(path));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(gap, 3, 3, 3);
    row->setSpacing(gap);
    condition.kind == Condition::Kind::Row ? makeEditors(row) : makeUnknown(row);
    makeButtons(row);
}

void ConditionRow::makeUnknown(QHBoxLayout *row)
{
    auto *text = new TextLabel(Theme::TextLevel::Body, &ThemeColors::textMuted, this);
    text->setWordWrap(true);
    const QJsonArray wrapped {rules::toJson(m_condition)};
    const QString json = QString::fromUtf8(QJsonDocument(wrapped).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
    text->setText(tr("Not understood here: %1").arg(TextLabel::breakable(json)));
    row->addWidget(text, 1);
}

void ConditionRow::makeEditors(QHBoxLayout *row)
{
    const QString where = pathText(m_path);
    m_field = new SearchChoice(this);
    m_field->setObjectName(QStringLiteral("field:") + where);
    m_field->setAccessibleName(tr("Field"));
    m_field->setFixedWidth(fieldWidth);
    m_field->setOptions(m_vocabulary.fieldOptions());
    m_field->setValue(m_condition.row.field, m_vocabulary.words().field(m_condition.row.field));
    m_operator = new SearchChoice(this);
    m_operator->setObjectName(QStringLiteral("operator:") + where);
    m_operator->setAccessibleName(tr("How it is compared"));
    m_operator->setFixedWidth(operatorWidth);
    if (const rules::FieldDescriptor *field = m_vocabulary.fields().find(m_condition.row.field))
        m_operator->setOptions(m_vocabulary.operatorOptions(*field));
    m_operator->setValue(int(m_condition.row.op), tr("(does not fit)"));
    m_valuePlace = new QHBoxLayout;
    m_valuePlace->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field, 0, Qt::AlignTop);
    row->addWidget(m_operator, 0, Qt::AlignTop);
    row->addLayout(m_valuePlace, 1);
    connect(m_field, &SearchChoice::picked, this, [this](const QVariant &code) { chooseField(code.toString()); });
    connect(m_operator, &SearchChoice::picked, this, [this](const QVariant &op) { chooseOperator(Operator(op.toInt())); });
    makeValue();
}

void ConditionRow::makeButtons(QHBoxLayout *row)
{
    const QString where = pathText(m_path);
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("more:") + where);
    m_more->setIcon(Icons::named(QStringLiteral("more")));
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolTip(tr("More for this condition"));
    m_more->setAccessibleName(m_more->toolTip());
    auto *menu = new QMenu(m_more);
    menu->addAction(tr("Move &up\tAlt+Up"), this, [this] { Q_EMIT moveWanted(-1); });
    menu->addAction(tr("Move &down\tAlt+Down"), this, [this] { Q_EMIT moveWanted(1); });
    menu->addAction(tr("Du&plicate"), this, &ConditionRow::duplicateWanted);
    menu->addSeparator();
    menu->addAction(tr("Group: &any of\tCtrl+G"), this, [this] { Q_EMIT groupWanted(GroupMode::Any); })->setObjectName(QStringLiteral("groupAny"));
    menu->addAction(tr("Group: a&ll of"), this, [this] { Q_EMIT groupWanted(GroupMode::All); });
    menu->addAction(tr("Group: &none of"), this, [this] { Q_EMIT groupWanted(GroupMode::None); });
    m_more->setMenu(menu);
    auto *remove = new QToolButton(this);
    remove->setObjectName(QStringLiteral("remove:") + where);
    remove->setIcon(Icons::named(QStringLiteral("close")));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this condition (Ctrl+Del)"));
    remove->setAccessibleName(remove->toolTip());
    connect(remove, &QToolButton::clicked, this, &ConditionRow::removeWanted);
    row->addWidget(m_more, 0, Qt::AlignTop);
    row->addWidget(remove, 0, Qt::AlignTop);
}

void ConditionRow::makeValue()
{
    if (m_value) {
        m_valuePlace->removeWidget(m_value);
        retire(m_value);
        m_value = nullptr;
    }
    while (QLayoutItem *rest = m_valuePlace->takeAt(0))
        delete rest;
    if (const rules::FieldDescriptor *field = m_vocabulary.fields().find(m_condition.row.field))
        m_value = newOperandEditor(*field, m_condition.row.op, m_vocabulary, this);
    if (!m_value)
        return m_valuePlace->addStretch();
    m_value->setObjectName(QStringLiteral("value:") + pathText(m_path));
    m_value->setOperand(m_condition.row.operand);
    m_valuePlace->addWidget(m_value, 1);
    setTabOrder(m_operator, m_value);
    connect(m_value, &OperandEditor::changed, this, [this] {
        Row row = m_condition.row;
        row.operand = m_value->operand();
        store(row, QStringLiteral("row %1 %2 %3 ").arg(pathText(m_path), row.field).arg(int(row.op)));
    });
}

void ConditionRow::store(const Row &row, const QString &part)
{
    m_condition.row = row;
    Q_EMIT edited(m_condition, part);
}

void ConditionRow::chooseField(const QString &code)
{
    const rules::FieldDescriptor *field = m_vocabulary.fields().find(code);
    if (!field || code == m_condition.row.field)
        return;
    m_condition.row = m_vocabulary.newRow(*field);
    m_operator->setOptions(m_vocabulary.operatorOptions(*field));
    m_operator->setValue(int(m_condition.row.op));
    makeValue();
    store(m_condition.row);
    m_operator->setFocus();
}

void ConditionRow::chooseOperator(Operator op)
{
    const rules::FieldDescriptor *field = m_vocabulary.fields().find(m_condition.row.field);
    if (!field || op == m_condition.row.op)
        return;
    Row row = m_condition.row;
    const auto before = rules::operandOf(*field, row.op);
    const auto after = rules::operandOf(*field, op);
    const bool isRange = after == rules::OperandKind::Numbers || after == rules::OperandKind::Durations || after == rules::OperandKind::Dates;
    row.op = op;
    if (before != after || isRange) // the ends of a range are others
        row.operand = Vocabulary::newOperand(*field, op);
    m_condition.row = row;
    makeValue();
    store(row);
}

void ConditionRow::setFault(const QString &sentence)
{
    m_isFaulty = !sentence.isEmpty();
    setToolTip(sentence);
    update();
}

void ConditionRow::focusFirst()
{
    if (m_field)
        m_field->setFocus();
}

void ConditionRow::paintEvent(QPaintEvent *)
{
    if (!m_isFaulty)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, 2, 3, height() - 4), Theme::current().colors().blocked);
}

void ConditionRow::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() == Qt::AltModifier;
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (alt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        Q_EMIT moveWanted(event->key() == Qt::Key_Up ? -1 : 1);
    else if (control && event->key() == Qt::Key_G)
        Q_EMIT groupWanted(GroupMode::Any);
    else if (control && event->key() == Qt::Key_Delete)
        Q_EMIT removeWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace fieldlane::ui::rulebook
