#include "desk/ruledraftkeeper.h"
#include "store/eventrepository.h"
#include <QPointer>
#include <QUuid>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using rules::RuleBook;

namespace {

bool sayTheSame(const RuleBook &a, const RuleBook &b)
{
    return a.rules == b.rules && a.extra == b.extra;
}

Result<QString> publishingCommand(store::Connection &connection, int version)
{
    FIELDLANE_ASSIGN(events, store::EventRepository(connection).of(rulesKind, version));
    if (events.empty())
        return Error {ErrorCode::NotFound, QString::number(version), QStringLiteral("There is no such version of the rules.")};
    return events.front().commandId;
}

} // namespace

RuleDraftKeeper::RuleDraftKeeper(Desk &desk, core::Duration delay, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(int(delay.count()));
    connect(&m_timer, &QTimer::timeout, this, &RuleDraftKeeper::save);
}

CommandContext RuleDraftKeeper::context() const
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), m_desk.viewer(), m_desk.now()};
}

void RuleDraftKeeper::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void RuleDraftKeeper::readStored(Read done)
{
    m_desk.read<Stored>(
        [](store::Connection &c) -> Result<Stored> {
            FIELDLANE_ASSIGN(published, publishedBook(c));
            FIELDLANE_ASSIGN(draft, draftBook(c));
            return Stored {std::move(published), std::move(draft)};
        },
        this, [this, done = std::move(done)](const Result<Stored> &stored) {
            if (!stored)
                Q_EMIT failed(stored.error());
            done(stored);
        });
}

void RuleDraftKeeper::read()
{
    m_timer.stop();
    setState(State::Reading);
    readStored([this](const Result<Stored> &stored) {
        if (stored)
            take(*stored);
    });
}

void RuleDraftKeeper::follow()
{
    readStored([this](const Result<Stored> &stored) {
        if (!stored)
            return;
        if (m_state != State::Unsaved)
            return take(*stored);
        m_published = stored->published; // what was edited meanwhile goes on from it
        m_stored = stored->draft;
        m_base = m_published.version.number;
    });
}

void RuleDraftKeeper::take(const Stored &stored)
{
    m_published = stored.published;
    m_stored = stored.draft;
    m_revision = m_stored ? m_stored->revision : 0;
    m_base = m_stored ? m_stored->base : m_published.version.number;
    const rules::BookReading &reading = m_stored ? m_stored->reading : m_published.reading;
    m_book = reading.book;
    setState(!reading.usable ? State::Unusable : sayTheSame(m_book, m_published.reading.book) ? State::Same : State::Saved);
    Q_EMIT bookRead();
}

void RuleDraftKeeper::look()
{
    if (m_state == State::Same || m_state == State::Saved)
        readStored([this](const Result<Stored> &stored) {
            if (stored && (m_state == State::Same || m_state == State::Saved))
                follow(*stored);
        });
}

void RuleDraftKeeper::follow(const Stored &stored)
{
    const bool isOther = (stored.draft ? stored.draft->revision : 0) != m_revision
        || stored.published.version.number != m_published.version.number;
    if (isOther)
        take(stored);
}

void RuleDraftKeeper::edit(const RuleBook &book)
{
    m_book = book;
    if (m_state == State::Unusable || m_state == State::Reading || m_state == State::Conflict)
        return; // a conflict stays until it is decided; then what was edited meanwhile is saved with the rest
    setState(State::Unsaved);
    m_timer.start();
}

void RuleDraftKeeper::save()
{
    m_timer.stop();
    if (m_isSaving || m_state != State::Unsaved)
        return;
    m_isSaving = true;
    const SaveRuleDraft command {m_revision, m_base, m_book};
    m_desk.read<qint64>([context = context(), command](store::Connection &c) { return saveRuleDraft(c, context, command); }, this,
        [this, book = m_book](const Result<qint64> &revision) { saved(revision, book); });
}

void RuleDraftKeeper::saved(const Result<qint64> &revision, const RuleBook &what)
{
    m_isSaving = false;
    if (!revision && revision.error().code == ErrorCode::Conflict)
        return sayConflict();
    if (!revision) {
        answerWaiting(revision.error());
        Q_EMIT failed(revision.error()); // it stays unsaved, and the next edit tries again
        return;
    }
    m_revision = *revision;
    m_stored = DraftBook {m_revision, m_base, m_desk.viewer().login, m_desk.now(), {what, {}, true}};
    if (!sayTheSame(m_book, what))
        return save(); // edited while it was on its way
    setState(sayTheSame(m_book, m_published.reading.book) && !isBehind() ? State::Same : State::Saved);
    answerWaiting({});
}

void RuleDraftKeeper::answerWaiting(const Result<void> &saved)
{
    for (const auto &next : std::exchange(m_afterSave, {}))
        next(saved);
}

void RuleDraftKeeper::sayConflict()
{
    answerWaiting(core::Error {ErrorCode::Conflict, {}, QStringLiteral("Somebody else changed the rules meanwhile.")});
    readStored([this](const Result<Stored> &stored) {
        if (!stored)
            return;
        m_published = stored->published;
        m_stored = stored->draft;
        setState(State::Conflict);
    });
}

void RuleDraftKeeper::decide(Keep keep)
{
    if (m_state != State::Conflict)
        return;
    if (keep == Keep::Theirs)
        return take({m_published, m_stored});
    m_revision = m_stored ? m_stored->revision : 0;
    setState(State::Unsaved);
    save();
}

void RuleDraftKeeper::goOn(Keep keep)
{
    m_base = m_published.version.number;
    if (keep == Keep::Theirs)
        m_book = m_published.reading.book;
    setState(State::Unsaved);
    if (keep == Keep::Theirs)
        Q_EMIT bookRead();
    save();
}

void RuleDraftKeeper::publish(const QString &reason, QObject *context, Published done)
{
    if (m_state == State::Unsaved) {
        m_afterSave.push_back([this, reason, context = QPointer<QObject>(context), done](const Result<void> &saved) {
            if (context && saved)
                publish(reason, context, done);
            else if (context)
                done(saved.error());
        });
        return save();
    }
    const PublishRules command {m_revision, reason};
    m_desk.read<RulesPublished>([as = this->context(), command](store::Connection &c) { return publishRules(c, as, command); }, context,
        [this, done = std::move(done)](const Result<RulesPublished> &published) {
            if (published && published->version > 0)
                follow();
            done(published);
        });
}

void RuleDraftKeeper::takeBack(QObject *context, std::function<void(const Result<Outcome> &)> done)
{
    const auto undo = [this, context = QPointer<QObject>(context), done = std::move(done)](const Result<QString> &command) {
        if (!context)
            return;
        if (!command)
            return done(command.error());
        m_desk.submit(Undo {*command}, context, [this, done](const Result<Outcome> &outcome) {
            if (outcome && outcome->isDone()) {
                // Whoever takes a version back has seen it, so the draft goes on from what counts now.
                readStored([this](const Result<Stored> &stored) {
                    if (!stored || m_state == State::Unsaved)
                        return;
                    take(*stored);
                    if (m_state != State::Unusable && m_stored)
                        goOn(Keep::Mine);
                });
            }
            done(outcome);
        });
    };
    m_desk.read<QString>(
        [version = m_published.version.number](store::Connection &c) { return publishingCommand(c, version); }, context, undo);
}

void RuleDraftKeeper::versions(QObject *context, std::function<void(const Result<std::vector<rules::BookVersion>> &)> done)
{
    m_desk.read<std::vector<rules::BookVersion>>([](store::Connection &c) { return bookVersions(c); }, context, std::move(done));
}

void RuleDraftKeeper::version(int number, QObject *context, std::function<void(const Result<PublishedBook> &)> done)
{
    m_desk.read<PublishedBook>([number](store::Connection &c) { return publishedBook(c, number); }, context, std::move(done));
}

} // namespace fieldlane::desk
