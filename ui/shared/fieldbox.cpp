#include "ui/shared/fieldbox.h"
#include <QHBoxLayout>

namespace fieldlane::ui {

FieldBox::FieldBox(const QString &label, QWidget *editor, QWidget *focus, QWidget *parent)
    : QWidget(parent)
    , m_label(label)
    , m_caption(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_reading(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::accentText, this))
    , m_focus(focus)
    , m_errorRow(new QWidget(this))
    , m_error(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::blocked, m_errorRow))
    , m_fix(new QPushButton(m_errorRow))
{
    m_caption->setBuddy(focus);
    focus->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    m_reading->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reading->setObjectName(QStringLiteral("reading"));
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("error"));
    m_fix->setFlat(true);
    m_fix->setObjectName(QStringLiteral("fix"));
    connect(m_fix, &QPushButton::clicked, this, [this] {
        if (const auto fix = m_fixAction) // mending judges the form again, which replaces it
            fix();
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::current().metrics().gap);
    head->addWidget(m_caption);
    head->addWidget(m_reading, 1);
    auto *errorLine = new QHBoxLayout(m_errorRow);
    errorLine->setContentsMargins(0, 0, 0, 0);
    errorLine->addWidget(m_error, 1);
    errorLine->addWidget(m_fix);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addLayout(head);
    column->addWidget(editor);
    column->addWidget(m_errorRow);
    m_errorRow->hide();
    labelChanged();
}

void FieldBox::setRequired(bool required)
{
    m_required = required;
    labelChanged();
}

void FieldBox::labelChanged()
{
    //: A field that must be filled in; %1 is its label.
    m_caption->setText(m_required ? tr("%1 (required)").arg(m_label) : m_label);
}

void FieldBox::setReading(const QString &text)
{
    m_reading->setText(text);
}

void FieldBox::setError(const QString &sentence, const QString &fixLabel, const std::function<void()> &fix)
{
    m_error->setText(sentence);
    m_fix->setText(fixLabel);
    m_fix->setVisible(!fixLabel.isEmpty());
    m_fixAction = fix;
    m_errorRow->setVisible(!sentence.isEmpty());
}

} // namespace fieldlane::ui
