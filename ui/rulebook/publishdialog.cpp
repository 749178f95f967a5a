#include "ui/rulebook/publishdialog.h"
#include "rules/limits.h"
#include "ui/rulebook/changewords.h"
#include "ui/rulebook/findingrow.h"
#include "ui/rulebook/rulelistmodel.h"
#include "ui/shared/messagestrip.h"
#include "ui/shared/scrolled.h"
#include <QPlainTextEdit>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int reasonLines = 3;

} // namespace

PublishDialog::PublishDialog(const Content &content, const Vocabulary &vocabulary, QWidget *parent)
    : QDialog(parent)
    , m_reason(new QPlainTextEdit(this))
    , m_publish(new QPushButton(tr("&Publish"), this))
    , m_strip(new MessageStrip(this))
{
    setObjectName(QStringLiteral("publishDialog"));
    setWindowTitle(tr("Publish version %1 of the rules").arg(content.version));
    resize(640, 560);
    m_reason->setObjectName(QStringLiteral("publishReason"));
    m_reason->setPlaceholderText(tr("Why the rules change, for those who read the history"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_reason->setTabChangesFocus(true);
    m_reason->setPlainText(content.reason);
    m_reason->moveCursor(QTextCursor::End);
    m_reason->setFixedHeight(reasonLines * m_reason->fontMetrics().lineSpacing() + 16);
    m_publish->setObjectName(QStringLiteral("publishNow"));
    m_publish->setDefault(true);
    auto *cancel = new QPushButton(tr("Go on editing"), this);
    cancel->setAutoDefault(false);
    const ThemeMetrics &m = Theme::current().metrics();
    auto *buttons = new QHBoxLayout;
    auto *replay = new QPushButton(tr("Replay past days first…"), this);
    replay->setObjectName(QStringLiteral("publishReplay"));
    replay->setAutoDefault(false);
    buttons->addWidget(replay);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_publish);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.margin);
    column->addWidget(m_strip);
    column->addWidget(makeChanges(content, vocabulary), 1);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &PublishDialog::follow);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(replay, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT replayWanted();
    });
    connect(m_publish, &QPushButton::clicked, this, [this] { Q_EMIT wanted(reason()); });
    if (m_isBlocked)
        m_strip->show(MessageStrip::Kind::Wrong, tr("These rules cannot be published yet: cure what is marked as an error, or switch the rule off."));
    m_reason->setFocus();
    follow();
}

QWidget *PublishDialog::makeChanges(const Content &content, const Vocabulary &vocabulary)
{
    const ThemeMetrics &m = Theme::current().metrics();
    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(m.margin, m.margin, m.margin, m.margin);
    column->setSpacing(m.gap);
    const auto heading = [&](const QString &text) {
        auto *label = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, inside);
        label->setText(text);
        column->addWidget(label);
    };
    if (!content.findings.empty()) {
        heading(tr("What was found"));
        addFindings(column, content, vocabulary);
    }
    heading(tr("What changes"));
    for (const QString &sentence : ChangeWords::sentences(content.before, content.after, vocabulary.words())) {
        auto *label = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, inside);
        label->setWordWrap(true);
        label->setText(TextLabel::breakable(sentence));
        column->addWidget(label);
    }
    column->addStretch();
    return scrolled(inside, this);
}

void PublishDialog::addFindings(QVBoxLayout *column, const Content &content, const Vocabulary &vocabulary)
{
    for (const rules::BookFinding &finding : content.findings) {
        QString name;
        for (const rules::Rule &rule : content.after.rules) {
            if (rule.id == finding.ruleId)
                name = rule.title();
        }
        const bool blocks = desk::blocksPublishing(finding, content.after);
        m_isBlocked = m_isBlocked || blocks;
        const QString sentence = vocabulary.words().finding(finding);
        const rules::Gravity gravity = finding.gravity() == rules::Gravity::Error && !blocks ? rules::Gravity::Warning : finding.gravity();
        //: The name of a rule, and what is wrong with it.
        auto *row = new FindingRow(gravity, name.isEmpty() ? sentence : tr("“%1”: %2").arg(name, sentence), column->parentWidget());
        row->setFocusPolicy(Qt::NoFocus);
        column->addWidget(row);
    }
}

QString PublishDialog::reason() const
{
    return m_reason->toPlainText().trimmed();
}

void PublishDialog::follow()
{
    const bool isLong = reason().size() > rules::limits::whyLength;
    m_publish->setEnabled(!m_isBlocked && !reason().isEmpty() && !isLong);
    m_publish->setToolTip(m_isBlocked ? tr("Errors stand against it.") : isLong ? tr("The reason is too long.") : reason().isEmpty() ? tr("Say why first.") : QString());
}

void PublishDialog::tell(const QString &sentence)
{
    m_strip->show(MessageStrip::Kind::Wrong, sentence);
}

} // namespace fieldlane::ui::rulebook
