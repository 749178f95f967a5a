#include "ui/admin/noticetextsection.h"
#include "ui/admin/choices.h"
#include "ui/admin/codechoice.h"
#include "ui/admin/noticepreview.h"
#include "ui/admin/placeholderbar.h"
#include "ui/admin/textarea.h"
#include "ui/shared/channelwords.h"
#include <QApplication>
#include <tuple>

namespace fieldlane::ui::admin {

using domain::Channel;
using domain::NoticeKind;
using domain::NoticeTemplate;
using domain::NoticeText;
using Width = RowPlace::Width;

NoticeTextSection::NoticeTextSection(desk::Desk &desk, const AdminTools &tools, QObject *parent)
    : EntrySection(desk, tools.prompts,
          {QStringLiteral("noticeTexts"), tr("Texts of notices"), QStringLiteral("edit"), tr("&New text"),
              tr("Every notice has words that come with the program. Here the company puts its own in their place.")},
          parent)
    , m_shipped(addAction(QStringLiteral("shippedText"), tr("&Back to the shipped text")))
{
    addWhat();
    addWords();
    connect(m_shipped, &QAction::triggered, this, &NoticeTextSection::backToShipped);
}

void NoticeTextSection::addWhat()
{
    auto &f = rows();
    f.choice({tr("&Notice"), {QStringLiteral("kind")}}, [](auto &w) -> auto & { return w.kind; },
        [] { return allOf(NoticeKind::Settled, &ChannelWords::kind); });
    f.choice({tr("&Channel"), {QStringLiteral("channel")}}, [](auto &w) -> auto & { return w.channel; },
        [] { return allOf(Channel::Webhook, &ChannelWords::channel); });
    auto *language = new CodeChoice(languageChoices({}), &f);
    f.custom({tr("&Language"), {QStringLiteral("language")}}, [](auto &w) -> auto & { return w.language; }, language, language->box(),
        &ChannelWords::language);
}

void NoticeTextSection::addWords()
{
    constexpr int lines = 7;
    auto &f = rows();
    m_title = f.text({tr("T&itle"), {QStringLiteral("subject")}}, [](auto &w) -> auto & { return w.subject; });
    m_body = new TextArea(lines, &f);
    f.custom({tr("Te&xt"), {QStringLiteral("body")}, Width::Full}, [](auto &w) -> auto & { return w.body; }, m_body, m_body,
        [](const QString &body) { return body; });
    f.setProblem(QStringLiteral("body"), [this] {
        const auto fault = domain::faultOf(editedDoc());
        return fault && fault->what != domain::TemplateFault::What::EmptySubject ? ChannelWords::fault(*fault) : QString();
    });
    f.setProblem(QStringLiteral("subject"), [this] {
        const auto fault = domain::faultOf(editedDoc());
        return fault && fault->what == domain::TemplateFault::What::EmptySubject ? ChannelWords::fault(*fault) : QString();
    });
    auto *placeholders = new PlaceholderBar(&f);
    f.addWide(placeholders);
    m_fault = new MessageStrip(&f);
    m_fault->setObjectName(QStringLiteral("textFault"));
    f.addWide(m_fault);
    f.addHeading(tr("How its reader sees it, with an example"));
    m_preview = new NoticePreview(&f);
    f.addWide(m_preview);
    connect(placeholders, &PlaceholderBar::chosen, this, &NoticeTextSection::insert);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now == m_title || now == m_body)
            m_bodyIsWritten = now == m_body;
    });
}

std::vector<NoticeTemplate> NoticeTextSection::all() const
{
    std::vector<NoticeTemplate> list = catalog().organisation().noticeTemplates;
    std::sort(list.begin(), list.end(), [](const NoticeTemplate &a, const NoticeTemplate &b) {
        return std::tie(a.kind, a.channel, a.language) < std::tie(b.kind, b.channel, b.language);
    });
    return list;
}

Entry NoticeTextSection::entryOf(const NoticeTemplate &words) const
{
    //: %1 is a channel, %2 a language.
    const QString detail = tr("%1, %2").arg(ChannelWords::channel(words.channel), ChannelWords::language(words.language));
    return {0, ChannelWords::kind(words.kind), detail};
}

NoticeTemplate NoticeTextSection::fresh() const
{
    NoticeTemplate words;
    words.channel = Channel::Email;
    words.language = QStringLiteral("en");
    const NoticeText text = shippedFor(words);
    words.subject = text.subject;
    words.body = text.body;
    return words;
}

NoticeText NoticeTextSection::shippedFor(const NoticeTemplate &words)
{
    return domain::shippedText(words.kind, words.channel, domain::shippedLanguage(words.language));
}

void NoticeTextSection::shown()
{
    NoticeTemplate edited = editedDoc();
    if (!edited.id.isValid()) {
        followShipped(edited);
        edited = editedDoc();
    }
    m_title->setEnabled(edited.channel != Channel::Sms);
    m_title->setPlaceholderText(edited.channel == Channel::Sms ? tr("A text message has no title.") : QString());
    showFault(edited);
    domain::Notice sample = domain::sampleNotice(edited.kind, m_desk.now());
    sample.language = edited.language;
    m_preview->show(domain::textOf(sample, edited.channel, std::vector {edited}), edited.channel);
    const NoticeText shipped = shippedFor(edited);
    m_shipped->setEnabled(mayEdit() && (edited.id.isValid() || edited.subject != shipped.subject || edited.body != shipped.body));
}

void NoticeTextSection::followShipped(const NoticeTemplate &edited)
{
    const NoticeText shipped = shippedFor(edited);
    const NoticeText now {edited.subject, edited.body};
    if (now == shipped) {
        m_filled = shipped;
    } else if (now == m_filled) {
        m_filled = shipped;
        m_title->setText(shipped.subject);
        m_body->setValue(shipped.body);
    }
}

void NoticeTextSection::showFault(const NoticeTemplate &edited)
{
    const auto fault = domain::faultOf(edited);
    if (!fault)
        return m_fault->dismiss();
    m_fault->show(MessageStrip::Kind::Wrong, ChannelWords::fault(*fault));
}

void NoticeTextSection::insert(const QString &placeholder)
{
    if (!m_bodyIsWritten && m_title->isEnabled()) {
        m_title->insert(placeholder);
        m_title->setFocus();
    } else {
        m_body->insertPlainText(placeholder);
        m_body->setFocus();
    }
}

/// What is saved is taken back from the database; what is new is written anew.
void NoticeTextSection::backToShipped()
{
    const NoticeTemplate edited = editedDoc();
    if (edited.id.isValid()) {
        discard();
        return send({desk::Remove<NoticeTemplate> {edited.id}}, {}, tr("The shipped text holds again."));
    }
    const NoticeText shipped = shippedFor(edited);
    m_title->setText(shipped.subject);
    m_body->setValue(shipped.body);
}

template class EntrySection<NoticeTemplate>;

} // namespace fieldlane::ui::admin
