#include "ui/rulebook/argumenteditors.h"
#include "rules/limits.h"
#include "ui/rulebook/fieldrow.h"
#include "ui/rulebook/tagfield.h"
#include "ui/shared/channelwords.h"
#include <cmath>
#include <QCompleter>

namespace fieldlane::ui::rulebook {

using rules::ActionKind;
using rules::Argument;
using rules::ArgumentKind;

namespace {

constexpr int choiceWidth = 240;

std::vector<ChoiceOption> modeOptions()
{
    return {{int(rules::DispatchMode::Assign), ChoiceArgument::tr("Assign it automatically")},
        {int(rules::DispatchMode::Propose), ChoiceArgument::tr("Only propose somebody")}};
}

} // namespace

ArgumentEditor *newArgumentEditor(ActionKind kind, const Vocabulary &vocabulary, QWidget *parent)
{
    switch (rules::descriptorOf(kind)->argument) {
    case ArgumentKind::Name:
        return new NameArgument(parent);
    case ArgumentKind::Duration:
        return new DurationArgument(parent);
    case ArgumentKind::Skill:
        return new SkillArgument(vocabulary, parent);
    case ArgumentKind::Technicians:
        return new TechniciansArgument(vocabulary, parent);
    case ArgumentKind::Notice:
        return new NoticeArgument(vocabulary, parent);
    default:
        return new ChoiceArgument(kind, vocabulary, parent);
    }
}

ChoiceArgument::ChoiceArgument(ActionKind kind, const Vocabulary &vocabulary, QWidget *parent)
    : ArgumentEditor(parent)
    , m_kind(rules::descriptorOf(kind)->argument)
    , m_reference(rules::descriptorOf(kind)->reference)
    , m_vocabulary(vocabulary)
    , m_choice(new SearchChoice(this))
{
    m_choice->setObjectName(QStringLiteral("choice"));
    m_choice->setAccessibleName(tr("What to set it to"));
    m_choice->setPlaceholderText(tr("Choose…"));
    m_choice->setFixedWidth(choiceWidth);
    m_choice->setOptions(m_kind == ArgumentKind::Id ? vocabulary.recordOptions(m_reference)
            : m_kind == ArgumentKind::Priority      ? vocabulary.levelOptions(rules::ValueKind::Level)
                                                    : modeOptions());
    QHBoxLayout *row = newFieldRow(this);
    row->addWidget(m_choice);
    row->addStretch();
    setFocusProxy(m_choice);
    connect(m_choice, &SearchChoice::picked, this, &ArgumentEditor::changed);
}

void ChoiceArgument::setArgument(const Argument &argument)
{
    if (const auto *id = std::get_if<rules::ReferenceId>(&argument))
        m_choice->setValue(qlonglong(id->value), m_vocabulary.recordName(m_reference, id->value));
    else if (const auto *priority = std::get_if<domain::Priority>(&argument))
        m_choice->setValue(int(*priority));
    else if (const auto *mode = std::get_if<rules::DispatchMode>(&argument))
        m_choice->setValue(int(*mode));
    else
        m_choice->setValue({});
}

Argument ChoiceArgument::argument() const
{
    const QVariant value = m_choice->value();
    if (!value.isValid())
        return {};
    if (m_kind == ArgumentKind::Id)
        return rules::ReferenceId {value.toLongLong()};
    if (m_kind == ArgumentKind::Priority)
        return domain::Priority(value.toInt());
    return rules::DispatchMode(value.toInt());
}

NameArgument::NameArgument(QWidget *parent)
    : ArgumentEditor(parent)
    , m_line(new QLineEdit(this))
{
    m_line->setObjectName(QStringLiteral("name"));
    m_line->setPlaceholderText(tr("Name of the policy"));
    m_line->setAccessibleName(m_line->placeholderText());
    m_line->setMaxLength(rules::limits::codeLength);
    m_line->setFixedWidth(choiceWidth);
    QHBoxLayout *row = newFieldRow(this);
    row->addWidget(m_line);
    row->addStretch();
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &ArgumentEditor::changed);
}

void NameArgument::setArgument(const Argument &argument)
{
    const auto *name = std::get_if<QString>(&argument);
    m_line->setText(name ? *name : QString());
}

Argument NameArgument::argument() const
{
    const QString name = m_line->text().trimmed();
    return name.isEmpty() ? Argument() : Argument(name);
}

DurationArgument::DurationArgument(QWidget *parent)
    : ArgumentEditor(parent)
    , m_field(new DurationField(this))
{
    QHBoxLayout *row = newFieldRow(this);
    row->addWidget(m_field);
    row->addStretch();
    setFocusProxy(m_field);
    connect(m_field, &DurationField::changed, this, &ArgumentEditor::changed);
}

void DurationArgument::setArgument(const Argument &argument)
{
    const auto *duration = std::get_if<core::Duration>(&argument);
    m_field->setDuration(duration ? std::optional(*duration) : std::nullopt);
}

Argument DurationArgument::argument() const
{
    const auto duration = m_field->duration();
    return duration ? Argument(*duration) : Argument();
}

SkillArgument::SkillArgument(const Vocabulary &vocabulary, QWidget *parent)
    : ArgumentEditor(parent)
    , m_name(new QLineEdit(this))
    , m_level(new NumberField(this))
{
    m_name->setObjectName(QStringLiteral("skill"));
    m_name->setPlaceholderText(tr("Skill"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_name->setMaxLength(rules::limits::codeLength);
    m_name->setFixedWidth(choiceWidth);
    auto *completer = new QCompleter(vocabulary.skills(), m_name);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_name->setCompleter(completer);
    m_level->setObjectName(QStringLiteral("level"));
    m_level->setAccessibleName(tr("Level of the skill"));
    m_level->setNumber(1);
    QHBoxLayout *row = newFieldRow(this);
    row->addWidget(m_name);
    addWord(row, tr("at level"));
    row->addWidget(m_level);
    row->addStretch();
    setFocusProxy(m_name);
    connect(m_name, &QLineEdit::textChanged, this, &ArgumentEditor::changed);
    connect(m_level, &NumberField::changed, this, &ArgumentEditor::changed);
}

void SkillArgument::setArgument(const Argument &argument)
{
    const QSignalBlocker quiet(m_name);
    const auto *skill = std::get_if<domain::Skill>(&argument);
    m_name->setText(skill ? skill->name : QString());
    m_level->setNumber(skill ? double(skill->level) : 1);
}

Argument SkillArgument::argument() const
{
    constexpr double highest = 1000;
    const auto level = m_level->number();
    const bool isLevel = level && *level == std::floor(*level) && *level >= 1 && *level <= highest;
    const QString name = m_name->text().trimmed();
    return name.isEmpty() || !isLevel ? Argument() : Argument(domain::Skill {name, int(*level), {}});
}

TechniciansArgument::TechniciansArgument(const Vocabulary &vocabulary, QWidget *parent)
    : ArgumentEditor(parent)
    , m_tags(new TagField(tr("Add…"), vocabulary.recordOptions(rules::ReferenceKind::Technician),
          [&vocabulary](const QVariant &id) { return vocabulary.recordName(rules::ReferenceKind::Technician, id.toLongLong()); }, this))
{
    newFieldRow(this)->addWidget(m_tags, 1);
    setFocusProxy(m_tags);
    connect(m_tags, &TagField::changed, this, &ArgumentEditor::changed);
}

void TechniciansArgument::setArgument(const Argument &argument)
{
    QVariantList values;
    if (const auto *people = std::get_if<std::vector<domain::TechnicianId>>(&argument)) {
        for (const domain::TechnicianId id : *people)
            values += qlonglong(id.value());
    }
    m_tags->setValues(values);
}

Argument TechniciansArgument::argument() const
{
    std::vector<domain::TechnicianId> people;
    for (const QVariant &value : m_tags->values())
        people.emplace_back(value.toLongLong());
    return people;
}

NoticeArgument::NoticeArgument(const Vocabulary &vocabulary, QWidget *parent)
    : ArgumentEditor(parent)
    , m_vocabulary(vocabulary)
    , m_who(new SearchChoice(this))
    , m_channel(new SearchChoice(this))
{
    m_who->setObjectName(QStringLiteral("who"));
    m_who->setAccessibleName(tr("Who is told"));
    m_who->setPlaceholderText(tr("Choose…"));
    m_who->setFixedWidth(choiceWidth);
    m_who->setOptions(vocabulary.audienceOptions());
    m_channel->setObjectName(QStringLiteral("channel"));
    m_channel->setAccessibleName(tr("How they are told"));
    std::vector<ChoiceOption> channels;
    for (int i = 0; i < domain::channelCount; ++i)
        channels.push_back({i, ChannelWords::channel(domain::Channel(i))});
    m_channel->setOptions(channels);
    QHBoxLayout *row = newFieldRow(this);
    row->addWidget(m_who);
    //: Between who is told and how: "the manager by e-mail".
    addWord(row, tr("by"));
    row->addWidget(m_channel);
    row->addStretch();
    setFocusProxy(m_who);
    for (SearchChoice *box : {m_who, m_channel})
        connect(box, &SearchChoice::picked, this, &ArgumentEditor::changed);
}

void NoticeArgument::setArgument(const Argument &argument)
{
    const auto *request = std::get_if<rules::NoticeRequest>(&argument);
    m_channel->setValue(int(request ? request->channel : domain::Channel::Inbox));
    if (!request || (!request->audience && !request->person.isValid()))
        return m_who->setValue({});
    if (request->audience)
        return m_who->setValue(QStringLiteral("as:%1").arg(int(*request->audience)));
    const qint64 person = request->person.value();
    m_who->setValue(QStringLiteral("person:%1").arg(person), m_vocabulary.recordName(rules::ReferenceKind::Person, person));
}

Argument NoticeArgument::argument() const
{
    rules::NoticeRequest request;
    request.channel = domain::Channel(m_channel->value().toInt());
    const QString who = m_who->value().toString();
    const QString number = who.section(QLatin1Char(':'), 1);
    if (who.startsWith(QLatin1String("as:")))
        request.audience = domain::Audience(number.toInt());
    else if (!who.isEmpty())
        request.person = domain::PersonId(number.toLongLong());
    else
        return {};
    return request;
}

} // namespace fieldlane::ui::rulebook
