#include "ui/admin/secretplace.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/textlabel.h"
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace fieldlane::ui::admin {

namespace {

const QString keychain = QStringLiteral("keychain");
const QString file = QStringLiteral("file");
const QString environment = QStringLiteral("env");

} // namespace

SecretPlace::SecretPlace(const Keep &keep, QWidget *parent)
    : QWidget(parent)
    , m_keep(keep)
    , m_kind(newChoice(this))
    , m_name(new QLineEdit(this))
    , m_set(new QPushButton(tr("Set &password…"), this))
    , m_told(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
{
    setFocusProxy(m_kind);
    m_kind->addItem(tr("No password"), QString());
    m_kind->addItem(tr("Key chain of this computer"), keychain);
    m_kind->addItem(tr("File that I alone can read"), file);
    m_kind->addItem(tr("Environment variable"), environment);
    m_kind->setObjectName(QStringLiteral("secretKind"));
    m_name->setObjectName(QStringLiteral("secretName"));
    m_name->setAccessibleName(tr("Where the password lies"));
    m_set->setObjectName(QStringLiteral("setSecret"));
    m_told->setWordWrap(true);
    m_told->hide();
    m_told->setObjectName(QStringLiteral("secretTold"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::current().metrics().gap);
    grid->addWidget(m_kind, 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_set, 0, 2);
    grid->addWidget(m_told, 1, 0, 1, 3);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SecretPlace::kindChosen);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        judge();
        Q_EMIT changed();
    });
    connect(m_set, &QPushButton::clicked, this, &SecretPlace::askSecret);
    judge();
}

void SecretPlace::setValue(const QString &place)
{
    const QString kind = place.section(QLatin1Char(':'), 0, 0);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
    m_name->setText(place.section(QLatin1Char(':'), 1));
    m_name->setCursorPosition(0);
    tell({});
    judge();
}

QString SecretPlace::value() const
{
    const QString kind = m_kind->currentData().toString();
    return kind.isEmpty() ? QString() : kind + QLatin1Char(':') + m_name->text().trimmed();
}

void SecretPlace::kindChosen()
{
    const QString kind = m_kind->currentData().toString();
    m_name->setText(kind == keychain ? m_suggestion : QString());
    judge();
    Q_EMIT changed();
}

void SecretPlace::judge()
{
    const QString kind = m_kind->currentData().toString();
    m_name->setVisible(!kind.isEmpty());
    m_name->setPlaceholderText(kind == file ? QStringLiteral("/etc/fieldlane/mail.secret")
            : kind == environment          ? QStringLiteral("FIELDLANE_MAIL_PASSWORD")
                                           : tr("name of the entry"));
    const bool isKept = m_keep && (kind == keychain || kind == file);
    m_set->setVisible(isKept);
    m_set->setEnabled(isKept && !m_name->text().trimmed().isEmpty());
}

void SecretPlace::tell(const QString &sentence)
{
    m_told->setText(sentence);
    m_told->setVisible(!sentence.isEmpty());
}

void SecretPlace::askSecret()
{
    auto *dialog = new QDialog(window());
    dialog->setObjectName(QStringLiteral("secretDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Password of the channel"));
    dialog->setMinimumWidth(380);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 20, 20, 16);
    auto *note = new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, dialog);
    const QString where = m_kind->currentData().toString() == file
        ? tr("The password is written into the file on this computer, and nobody else can read it there.")
        : tr("The password goes into the key chain of this computer, and is not shown again.");
    note->setText(where + QLatin1Char('\n') + tr("Other computers need it too before their consoles can send over this channel."));
    note->setWordWrap(true);
    auto *line = new QLineEdit(dialog);
    line->setObjectName(QStringLiteral("secret"));
    line->setEchoMode(QLineEdit::Password);
    line->setAccessibleName(tr("Password"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *keep = buttons->addButton(tr("Keep it"), QDialogButtonBox::AcceptRole);
    keep->setObjectName(QStringLiteral("keepSecret"));
    keep->setEnabled(false);
    column->addWidget(note);
    column->addWidget(line);
    column->addWidget(buttons);
    connect(line, &QLineEdit::textChanged, keep, [keep](const QString &text) { keep->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, dialog, line] {
        const QString secret = line->text();
        line->clear();
        m_keep(value(), secret, this,
            [this](const Tested &kept) { tell(kept.isDone ? tr("The password is kept.") : kept.sentence); });
        dialog->accept();
    });
    dialog->open();
}

} // namespace fieldlane::ui::admin
