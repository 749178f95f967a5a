#include "ui/rulebook/draftbar.h"
#include "ui/rulebook/changewords.h"
#include "ui/shared/messagestrip.h"

namespace fieldlane::ui::rulebook {

using desk::RuleDraftKeeper;
using Kind = MessageStrip::Kind;
using State = RuleDraftKeeper::State;

DraftBar::DraftBar(RuleDraftKeeper &keeper, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_zone(zone)
    , m_line(new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, this))
    , m_strip(new MessageStrip(this))
{
    m_line->setObjectName(QStringLiteral("draftLine"));
    m_strip->setObjectName(QStringLiteral("draftStrip"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_strip);
    connect(&m_keeper, &RuleDraftKeeper::stateChanged, this, &DraftBar::follow);
}

void DraftBar::setVocabulary(const Vocabulary *vocabulary)
{
    m_vocabulary = vocabulary;
    follow();
}

void DraftBar::setEditable(bool editable)
{
    m_mayEdit = editable;
    follow();
}

void DraftBar::follow()
{
    showLine();
    const bool asked = std::exchange(m_asks, false);
    if (m_keeper.state() == State::Unusable)
        m_strip->show(Kind::Wrong, tr("This program cannot read the rules that are stored; a newer one wrote them. They are not touched."));
    else if (m_keeper.state() == State::Conflict && m_mayEdit)
        askAboutConflict();
    else if (m_keeper.isBehind() && m_mayEdit && m_keeper.state() != State::Reading)
        askAboutBase();
    else if (asked)
        m_strip->dismiss();
}

void DraftBar::showLine()
{
    const int version = m_keeper.published().version.number;
    const QString counts = version > 0 ? tr("version %1 counts").arg(version) : tr("no rules count yet");
    switch (m_keeper.state()) {
    case State::Reading:
        return m_line->setText(tr("Reading…"));
    case State::Same:
        //: %1 is "version 3 counts".
        return m_line->setText(version > 0 ? tr("No changes; %1").arg(counts) : tr("No rules yet"));
    case State::Unsaved:
        return m_line->setText(tr("Saving the draft…"));
    case State::Conflict:
        return m_line->setText(tr("The draft is not saved"));
    case State::Unusable:
        return m_line->setText(tr("Not readable here"));
    case State::Saved:
        break;
    }
    const auto &stored = m_keeper.stored();
    const QString clock = stored ? core::toLocal(m_zone, stored->changedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QString();
    //: Who saved the draft of the rules and when; %3 is "version 3 counts".
    m_line->setText(stored ? tr("Draft saved by %1, %2; %3").arg(stored->author, clock, counts) : counts);
}

QString DraftBar::whatTheyDid() const
{
    if (!m_keeper.stored() || !m_vocabulary)
        return {};
    constexpr qsizetype most = 3;
    constexpr qsizetype longest = 140; ///< letters of one
    QStringList sentences = ChangeWords::sentences(m_keeper.book(), m_keeper.stored()->reading.book, m_vocabulary->words());
    const qsizetype more = sentences.size() - most;
    sentences = sentences.mid(0, most);
    for (QString &sentence : sentences) {
        if (sentence.size() > longest)
            sentence = sentence.left(longest) + QStringLiteral("…"); // the publishing dialog tells it whole
    }
    if (more > 0)
        sentences += tr("And %n more changes.", nullptr, int(more));
    return sentences.join(QLatin1Char('\n'));
}

void DraftBar::askAboutConflict()
{
    m_asks = true;
    const QString who = m_keeper.stored() ? m_keeper.stored()->author : QString();
    //: %1 is who, %2 the sentences of what differs.
    const QString text = tr("%1 saved the draft while you edited it. Theirs, compared with yours:\n%2").arg(who, whatTheyDid());
    m_strip->show(Kind::Ask, text,
        {{tr("Take theirs"), [this] { m_keeper.decide(RuleDraftKeeper::Keep::Theirs); }, QStringLiteral("takeTheirs")},
            {tr("Keep mine"), [this] { m_keeper.decide(RuleDraftKeeper::Keep::Mine); }, QStringLiteral("keepMine")}});
}

void DraftBar::askAboutBase()
{
    m_asks = true;
    const rules::BookVersion &newest = m_keeper.published().version;
    m_strip->show(Kind::Ask,
        tr("Version %1 was published by %2 after this draft was begun: %3").arg(QString::number(newest.number), newest.by, newest.why),
        {{tr("Keep the draft"), [this] { m_keeper.goOn(RuleDraftKeeper::Keep::Mine); }, QStringLiteral("keepDraft")},
            {tr("Begin anew from version %1").arg(newest.number), [this] { m_keeper.goOn(RuleDraftKeeper::Keep::Theirs); }, QStringLiteral("beginAnew")}});
}

} // namespace fieldlane::ui::rulebook
