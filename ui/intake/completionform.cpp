#include "ui/intake/completionform.h"

namespace fieldlane::ui::intake {

CompletionForm::CompletionForm(QWidget *parent)
    : QWidget(parent)
    , m_checklist(new QVBoxLayout)
    , m_parts(new QLineEdit(this))
    , m_note(new QLineEdit(this))
    , m_problem(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::blocked, this))
{
    m_parts->setObjectName(QStringLiteral("completionParts"));
    m_note->setObjectName(QStringLiteral("completionNote"));
    m_note->setMaxLength(domain::Completion::longestNote);
    m_note->setPlaceholderText(tr("What was done"));
    m_problem->setObjectName(QStringLiteral("completionProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_checklist->setSpacing(2);
    const auto caption = [this](const QString &text) {
        auto *label = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this);
        label->setText(text);
        return label;
    };
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_checklist);
    column->addWidget(caption(tr("Parts used")));
    column->addWidget(m_parts);
    column->addWidget(caption(tr("Note")));
    column->addWidget(m_note);
    column->addWidget(m_problem);
    connect(m_parts, &QLineEdit::returnPressed, this, &CompletionForm::confirmed);
    connect(m_note, &QLineEdit::returnPressed, this, &CompletionForm::confirmed);
}

void CompletionForm::setType(const std::vector<QString> &checklist, const std::vector<QString> &usual)
{
    for (QCheckBox *check : m_checks)
        delete check;
    m_checks.clear();
    for (const QString &item : checklist) {
        auto *check = new QCheckBox(item, this);
        check->setObjectName(QStringLiteral("check:") + item);
        m_checklist->addWidget(check);
        m_checks.push_back(check);
    }
    m_parts->clear();
    m_note->clear();
    m_problem->hide();
    const QString example = usual.empty() ? tr("hose; pump x2") : QStringList(usual.begin(), usual.end()).join(QLatin1String("; "));
    m_parts->setPlaceholderText(example);
}

void CompletionForm::focusFirst()
{
    (m_checks.empty() ? static_cast<QWidget *>(m_parts) : m_checks.front())->setFocus(Qt::OtherFocusReason);
}

std::optional<domain::Completion> CompletionForm::read()
{
    const auto wrong = [this](const QString &sentence, QWidget *where) {
        m_problem->setText(sentence);
        m_problem->show();
        where->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    };
    domain::Completion completion;
    for (QCheckBox *check : m_checks) {
        if (!check->isChecked())
            return wrong(tr("The checklist is not done yet."), check);
        completion.checked.push_back(check->text());
    }
    const auto parts = domain::partsFromText(m_parts->text());
    if (!parts)
        return wrong(tr("Write parts with their number, for example hose; pump x2."), m_parts);
    completion.parts = *parts;
    completion.note = m_note->text().trimmed();
    return completion;
}

} // namespace fieldlane::ui::intake
