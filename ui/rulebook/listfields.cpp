#include "ui/rulebook/listfields.h"
#include "rules/limits.h"
#include "ui/rulebook/tagfield.h"
#include "ui/shared/chip.h"
#include "ui/shared/flowlayout.h"
#include <algorithm>
#include <QCheckBox>
#include <QHBoxLayout>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int gap = 4;

QVariantList toVariants(const QStringList &texts)
{
    return {texts.begin(), texts.end()};
}

QStringList toTexts(const QVariantList &values)
{
    QStringList texts;
    for (const QVariant &value : values)
        texts += value.toString();
    return texts;
}

void fill(QWidget *editor, QWidget *content)
{
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * gap);
    row->addWidget(content, 1);
    editor->setFocusProxy(content);
}

} // namespace

RecordsField::RecordsField(const rules::FieldDescriptor &field, const Vocabulary &vocabulary, QWidget *parent)
    : OperandEditor(parent)
    , m_tags(new TagField(tr("Add…"), vocabulary.recordOptions(field.reference),
          [&vocabulary, kind = field.reference](const QVariant &id) { return vocabulary.recordName(kind, id.toLongLong()); }, this))
{
    fill(this, m_tags);
    connect(m_tags, &TagField::changed, this, &OperandEditor::changed);
}

void RecordsField::setOperand(const rules::Operand &operand)
{
    QVariantList values;
    if (const auto *members = std::get_if<rules::Members>(&operand)) {
        for (const qint64 id : members->values)
            values += qlonglong(id);
    }
    m_tags->setValues(values);
}

rules::Operand RecordsField::operand() const
{
    rules::Members members;
    for (const QVariant &value : m_tags->values())
        members.values.push_back(value.toLongLong());
    return members;
}

LevelsField::LevelsField(const rules::FieldDescriptor &field, const Vocabulary &vocabulary, QWidget *parent)
    : OperandEditor(parent)
{
    auto *flow = new FlowLayout(gap, this);
    for (const ChoiceOption &option : vocabulary.levelOptions(field.kind)) {
        auto *button = new Chip(option.text, this);
        button->setObjectName(QStringLiteral("level:%1").arg(option.value.toInt()));
        button->setFocusPolicy(Qt::StrongFocus);
        flow->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QAbstractButton::clicked, this, [this, level = option.value.toLongLong()](bool isOn) {
            auto &values = m_members.values;
            values.erase(std::remove(values.begin(), values.end(), level), values.end());
            if (isOn)
                values.insert(std::lower_bound(values.begin(), values.end(), level), level);
            Q_EMIT changed();
        });
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_buttons.front());
}

void LevelsField::setOperand(const rules::Operand &operand)
{
    const auto *members = std::get_if<rules::Members>(&operand);
    m_members = members ? *members : rules::Members();
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const auto level = qint64(i) + 1;
        m_buttons[i]->setChecked(std::find(m_members.values.begin(), m_members.values.end(), level) != m_members.values.end());
    }
}

rules::Operand LevelsField::operand() const
{
    return m_members;
}

CodesField::CodesField(const rules::FieldDescriptor &field, const Vocabulary &vocabulary, QWidget *parent)
    : OperandEditor(parent)
{
    const std::vector<ChoiceOption> options = vocabulary.codeOptions(field);
    const auto nameOf = [options](const QVariant &code) {
        const auto it = std::find_if(options.begin(), options.end(), [&](const ChoiceOption &o) { return o.value == code; });
        return it == options.end() ? code.toString() : it->text;
    };
    m_tags = options.empty() ? new TagField(tr("Type a value"), QStringList(), this) : new TagField(tr("Add…"), options, nameOf, this);
    m_tags->setLongest(rules::limits::codeLength);
    fill(this, m_tags);
    connect(m_tags, &TagField::changed, this, &OperandEditor::changed);
}

void CodesField::setOperand(const rules::Operand &operand)
{
    const auto *codes = std::get_if<rules::Codes>(&operand);
    m_tags->setValues(codes ? toVariants(codes->values) : QVariantList());
}

rules::Operand CodesField::operand() const
{
    return rules::Codes {toTexts(m_tags->values())};
}

KeywordsField::KeywordsField(QWidget *parent)
    : OperandEditor(parent)
    , m_tags(new TagField(tr("Type a word"), QStringList(), this))
    , m_whole(new QCheckBox(tr("Whole words"), this))
{
    m_tags->setLongest(rules::limits::keywordLength);
    m_whole->setObjectName(QStringLiteral("wholeWords"));
    m_whole->setToolTip(tr("Without, a word is also found inside of longer ones: “heat” in “heating”."));
    fill(this, m_tags);
    layout()->addWidget(m_whole);
    layout()->setAlignment(m_whole, Qt::AlignTop);
    connect(m_tags, &TagField::changed, this, &OperandEditor::changed);
    connect(m_whole, &QCheckBox::clicked, this, &OperandEditor::changed);
}

void KeywordsField::setOperand(const rules::Operand &operand)
{
    const auto *keywords = std::get_if<rules::Keywords>(&operand);
    m_tags->setValues(keywords ? toVariants(keywords->words) : QVariantList());
    m_whole->setChecked(keywords && keywords->match == rules::WordMatch::WholeWords);
}

rules::Operand KeywordsField::operand() const
{
    return rules::Keywords {toTexts(m_tags->values()), m_whole->isChecked() ? rules::WordMatch::WholeWords : rules::WordMatch::Parts};
}

PrefixesField::PrefixesField(QWidget *parent)
    : OperandEditor(parent)
    , m_tags(new TagField(tr("Type a postcode or its beginning"), QStringList(), this))
{
    m_tags->setLongest(rules::limits::codeLength);
    fill(this, m_tags);
    connect(m_tags, &TagField::changed, this, &OperandEditor::changed);
}

void PrefixesField::setOperand(const rules::Operand &operand)
{
    const auto *prefixes = std::get_if<rules::Prefixes>(&operand);
    m_tags->setValues(prefixes ? toVariants(prefixes->values) : QVariantList());
}

rules::Operand PrefixesField::operand() const
{
    return rules::Prefixes {toTexts(m_tags->values())};
}

} // namespace fieldlane::ui::rulebook
