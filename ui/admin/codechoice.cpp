#include "ui/admin/codechoice.h"
#include "ui/shared/channelwords.h"
#include "ui/shared/fieldeditor.h"
#include <algorithm>
#include <QHBoxLayout>

namespace fieldlane::ui::admin {

CodeChoice::CodeChoice(const Choices &choices, QWidget *parent)
    : QWidget(parent)
    , m_choices(choices)
    , m_box(newChoice(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_box);
    setFocusProxy(m_box);
    for (const auto &[code, text] : choices)
        m_box->addItem(text, code);
    connect(m_box, &QComboBox::currentIndexChanged, this, &CodeChoice::changed);
}

void CodeChoice::setValue(const QString &code)
{
    if (m_box->findData(code) < 0)
        m_box->addItem(words(code), code);
    m_box->setCurrentIndex(m_box->findData(code));
}

QString CodeChoice::value() const
{
    return m_box->currentData().toString();
}

QString CodeChoice::words(const QString &code) const
{
    const auto it = std::find_if(m_choices.begin(), m_choices.end(), [&](const auto &choice) { return choice.first == code; });
    return it == m_choices.end() ? code : it->second;
}

CodeChoice::Choices languageChoices(const QString &none)
{
    CodeChoice::Choices choices;
    if (!none.isEmpty())
        choices.emplace_back(QString(), none);
    QStringList codes = domain::shippedLanguages();
    for (const char *further : {"de", "fr", "it", "pt", "nl", "pl", "tr", "ja", "ko", "vi"})
        codes += QLatin1String(further);
    for (const QString &code : std::as_const(codes))
        choices.emplace_back(code, ChannelWords::language(code));
    return choices;
}

} // namespace fieldlane::ui::admin
