#include "ui/admin/channelsettings.h"
#include "domain/noticechannels.h"
#include "ui/admin/codechoice.h"
#include "ui/shared/channelwords.h"
#include "ui/shared/fieldbox.h"
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

namespace fieldlane::ui::admin {

namespace {

/// Template codes of single kinds are settings of their own.
const QString ofKind = QStringLiteral("templateCode.");
const QString codesEditor = QStringLiteral("templateCode.*");

} // namespace

struct ChannelSettings::Spec
{
    enum class Kind { Text, Security, Html, Secret, Codes };
    QString name;
    Kind kind = Kind::Text;
    QString hint = {};
    bool isWide = false;
};

std::vector<ChannelSettings::Spec> ChannelSettings::specsOf(const QString &carrier)
{
    using Kind = Spec::Kind;
    const auto text = [](const char *name, const QString &hint = {}, bool isWide = false) {
        return Spec {QLatin1String(name), Kind::Text, hint, isWide};
    };
    const Spec secret {QStringLiteral("secret"), Kind::Secret, {}, true};
    const Spec ca = text("ca", tr("that of the system"), true);
    if (carrier == QLatin1String("smtp"))
        return {text("host", QStringLiteral("mail.example.org")), {QStringLiteral("security"), Kind::Security},
            text("port", tr("587, or 465 with encryption from the start")), text("from", QStringLiteral("service@example.org")),
            text("user", tr("none")), {QStringLiteral("html"), Kind::Html}, secret, text("helo", tr("domain of the sender")), text("ca", tr("that of the system"))};
    if (carrier == QLatin1String("kannel"))
        return {text("url", QStringLiteral("http://127.0.0.1:13013/cgi-bin/sendsms"), true), text("user"), text("from", tr("number or name")), secret, ca};
    if (carrier == QLatin1String("twilio"))
        return {text("account", QStringLiteral("AC…")), text("from", tr("number, or MG… of a service")), secret,
            text("user", tr("key, when it is not the account's")), text("url", QStringLiteral("https://api.twilio.com")), ca};
    if (carrier == QLatin1String("aliyun"))
        return {text("accessKey"), text("signName"), secret, text("templateCode", QStringLiteral("SMS_…")),
            text("params", QStringLiteral("number,customer,start")), {codesEditor, Kind::Codes, {}, true},
            text("region", QStringLiteral("cn-hangzhou")), text("url", QStringLiteral("https://dysmsapi.aliyuncs.com")), ca};
    return {text("url", QStringLiteral("https://example.org/fieldlane"), true), secret, ca};
}

ChannelSettings::ChannelSettings(const SecretPlace::Keep &keep, QWidget *parent)
    : QWidget(parent)
    , m_keep(keep)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void ChannelSettings::setCarrier(const QString &code)
{
    if (code == m_carrier)
        return;
    m_carrier = code;
    build();
    fill();
}

void ChannelSettings::build()
{
    m_editors.clear();
    delete m_page;
    m_page = new QWidget(this);
    layout()->addWidget(m_page);
    const ThemeMetrics &m = Theme::current().metrics();
    auto *grid = new QGridLayout(m_page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m.margin);
    grid->setVerticalSpacing(m.gap + 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const domain::CarrierKind *kind = domain::carrierKind(m_carrier);
    int line = 0;
    int column = 0;
    for (const Spec &spec : specsOf(m_carrier)) {
        QWidget *editor = makeEditor(spec, m_page);
        const QString label = spec.kind == Spec::Kind::Codes ? tr("Template codes of single notices") : ChannelWords::setting(spec.name);
        auto *box = new FieldBox(label, editor, editor, m_page);
        box->setRequired(kind && kind->required.contains(spec.name));
        if (spec.isWide && column == 1)
            ++line;
        column = spec.isWide ? 0 : column;
        grid->addWidget(box, line, column, 1, spec.isWide ? 2 : 1, Qt::AlignTop);
        line += spec.isWide || column == 1 ? 1 : 0;
        column = spec.isWide ? 0 : 1 - column;
    }
    m_page->show();
}

QWidget *ChannelSettings::makeEditor(const Spec &spec, QWidget *parent)
{
    using Kind = Spec::Kind;
    if (spec.kind == Kind::Codes)
        return makeCodes(parent);
    if (spec.kind == Kind::Secret) {
        auto *place = new SecretPlace(m_keep, parent);
        place->setSuggestion(m_carrier);
        connect(place, &SecretPlace::changed, this, &ChannelSettings::touched);
        m_editors[spec.name] = {[place](const QString &v) { place->setValue(v); }, [place] { return place->value(); }};
        return place;
    }
    if (spec.kind == Kind::Text) {
        auto *line = new QLineEdit(parent);
        line->setObjectName(QStringLiteral("setting:") + spec.name);
        line->setPlaceholderText(spec.hint);
        connect(line, &QLineEdit::textChanged, this, &ChannelSettings::touched);
        m_editors[spec.name] = {[line](const QString &v) {
                                    line->setText(v);
                                    line->setCursorPosition(0);
                                },
            [line] { return line->text().trimmed(); }};
        return line;
    }
    const CodeChoice::Choices choices = spec.kind == Kind::Security
        ? CodeChoice::Choices {{QString(), tr("STARTTLS (usual)")}, {QStringLiteral("tls"), tr("From the start (TLS)")},
            {QStringLiteral("none"), tr("None, on this machine alone")}}
        : CodeChoice::Choices {{QString(), tr("Plain text")}, {QStringLiteral("yes"), tr("Plain text and HTML")}};
    auto *choice = new CodeChoice(choices, parent);
    choice->box()->setObjectName(QStringLiteral("setting:") + spec.name);
    connect(choice, &CodeChoice::changed, this, &ChannelSettings::touched);
    m_editors[spec.name] = {[choice](const QString &v) { choice->setValue(v); }, [choice] { return choice->value(); }};
    return choice;
}

/// One a line: "assigned = SMS_1".
QWidget *ChannelSettings::makeCodes(QWidget *parent)
{
    auto *area = new QPlainTextEdit(parent);
    area->setObjectName(QStringLiteral("setting:codes"));
    area->setTabChangesFocus(true);
    area->setFixedHeight(72);
    area->setPlaceholderText(QStringLiteral("assigned = SMS_100001\ncancelled = SMS_100002"));
    connect(area, &QPlainTextEdit::textChanged, this, &ChannelSettings::touched);
    m_editors[codesEditor] = {[area](const QString &v) { area->setPlainText(v); }, [area] { return area->toPlainText(); }};
    return area;
}

void ChannelSettings::setValue(const QJsonObject &settings)
{
    m_values = {{m_carrier, settings}};
    fill();
}

void ChannelSettings::fill()
{
    const QScopedValueRollback guard(m_filling, true);
    const QJsonObject settings = value();
    QStringList codes;
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it.key().startsWith(ofKind))
            codes += it.key().mid(ofKind.size()) + QStringLiteral(" = ") + it.value().toString();
    }
    for (const auto &[name, editor] : m_editors)
        editor.show(name == codesEditor ? codes.join(QLatin1Char('\n')) : settings.value(name).toString());
}

QJsonObject ChannelSettings::value() const
{
    const auto it = m_values.find(m_carrier);
    return it == m_values.end() ? QJsonObject() : it->second;
}

void ChannelSettings::store()
{
    QJsonObject &settings = m_values[m_carrier];
    for (const auto &[name, editor] : m_editors) {
        const QString text = editor.take();
        if (name == codesEditor)
            storeCodes(settings, text);
        else if (text.isEmpty())
            settings.remove(name);
        else
            settings.insert(name, text);
    }
}

void ChannelSettings::storeCodes(QJsonObject &settings, const QString &text)
{
    const QStringList keys = settings.keys();
    for (const QString &key : keys) {
        if (key.startsWith(ofKind))
            settings.remove(key);
    }
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString code = line.section(QLatin1Char('='), 1).trimmed();
        if (!code.isEmpty())
            settings.insert(ofKind + line.section(QLatin1Char('='), 0, 0).trimmed(), code);
    }
}

void ChannelSettings::touched()
{
    if (m_filling)
        return;
    store();
    Q_EMIT changed();
}

} // namespace fieldlane::ui::admin
