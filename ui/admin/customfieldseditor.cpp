#include "ui/admin/customfieldseditor.h"
#include "domain/customfields.h"
#include <QJsonArray>
#include <QSet>

namespace fieldlane::ui::admin {

namespace {

enum Cell { Label, Kind, Choices, Required, Key };

const QStringList &codes()
{
    static const QStringList list {QStringLiteral("text"), QStringLiteral("number"), QStringLiteral("choice"),
        QStringLiteral("date"), QStringLiteral("bool")};
    return list;
}

QStringList choicesIn(const QVariant &text)
{
    QStringList choices;
    for (const QString &part : text.toString().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            choices += part.trimmed();
    }
    return choices;
}

domain::OrderTemplate typeWith(const QJsonObject &fields)
{
    domain::OrderTemplate type;
    type.customFields = fields;
    return type;
}

/// Fields that do not stand in the wished order by themselves are numbered.
QJsonObject placed(QJsonObject fields, const QStringList &order)
{
    QStringList natural;
    for (const domain::CustomField &f : domain::customFieldsOf(typeWith(fields)))
        natural += f.name;
    if (natural == order)
        return fields;
    for (int i = 0; i < int(order.size()); ++i) {
        QJsonObject field = fields.value(order[i]).toObject();
        field.insert(QStringLiteral("place"), i + 1);
        fields.insert(order[i], field);
    }
    return fields;
}

} // namespace

CustomFieldsEditor::CustomFieldsEditor(QWidget *parent)
    : RowsEditor(columns(), tr("Add a field"), parent)
{
}

std::vector<RowsEditor::Column> CustomFieldsEditor::columns()
{
    const auto kinds = [] {
        const QString words[] = {tr("Text"), tr("Number"), tr("Choice"), tr("Date"), tr("Yes or no")};
        std::vector<std::pair<QVariant, QString>> list;
        for (int i = 0; i < int(codes().size()); ++i)
            list.emplace_back(i, words[i]);
        return list;
    };
    using K = Column::Kind;
    return {{tr("Label"), K::Text, QString(), 0, tr("Serial number")}, {tr("Kind"), K::Choice, 0, 116, {}, 0, 0, kinds},
        {tr("Choices, with commas"), K::Text, QString(), 0, tr("for a choice only")}, {tr("Required"), K::Flag, false, 64}};
}

void CustomFieldsEditor::setValue(const QJsonObject &fields)
{
    m_set = fields;
    Rows rows;
    for (const domain::CustomField &f : domain::customFieldsOf(typeWith(fields)))
        rows.push_back({f.label, int(f.kind), f.choices.join(QStringLiteral(", ")), f.required, f.name});
    setRows(rows);
}

QJsonObject CustomFieldsEditor::value() const
{
    QJsonObject fields;
    QStringList order;
    for (const QVariantList &row : rows()) {
        const QString label = row[Label].toString();
        if (label.isEmpty())
            continue;
        QString key = row.value(Key).toString();
        for (int i = 2; key.isEmpty() || fields.contains(key); ++i)
            key = key.isEmpty() ? label : QStringLiteral("%1 %2").arg(label).arg(i);
        QJsonObject field = m_set.value(key).toObject();
        const auto put = [&field](const QString &name, const QJsonValue &value, const QJsonValue &usual) {
            if (field.contains(name) || value != usual) // what was left out before stays left out
                field.insert(name, value);
        };
        put(QStringLiteral("label"), label, key);
        put(QStringLiteral("type"), codes()[row[Kind].toInt()], codes()[0]);
        put(QStringLiteral("choices"), QJsonArray::fromStringList(choicesIn(row[Choices])), QJsonArray());
        put(QStringLiteral("required"), row[Required].toBool(), false);
        fields.insert(key, field);
        order += key;
    }
    return placed(std::move(fields), order);
}

QString CustomFieldsEditor::problem() const
{
    QSet<QString> labels;
    for (const QVariantList &row : rows()) {
        const QString label = row[Label].toString();
        if (label.isEmpty() && !row[Choices].toString().isEmpty())
            return tr("A field needs a label.");
        if (!label.isEmpty() && labels.contains(label.toLower()))
            return tr("There are two fields called “%1”.").arg(label);
        labels.insert(label.toLower());
        if (!label.isEmpty() && domain::CustomKind(row[Kind].toInt()) == domain::CustomKind::Choice && choicesIn(row[Choices]).isEmpty())
            return tr("“%1” needs something to choose from.").arg(label);
    }
    return {};
}

QString CustomFieldsEditor::words(const QJsonObject &fields)
{
    QStringList labels;
    for (const domain::CustomField &f : domain::customFieldsOf(typeWith(fields)))
        labels += f.choices.isEmpty() ? f.label : tr("%1 (%2)", "a field and its choices").arg(f.label, f.choices.join(QStringLiteral(", ")));
    return labels.join(QStringLiteral(", "));
}

} // namespace fieldlane::ui::admin
