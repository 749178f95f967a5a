#pragma once
#include "desk/masterreading.h"
#include "desk/masterrights.h"
#include "domain/history.h"
#include "ui/admin/entityfields.h"
#include "ui/admin/section.h"
#include "ui/shared/formcompare.h"
#include "ui/shared/words.h"
#include <map>
#include <QPointer>

namespace fieldlane::ui::admin {

/// What every section does with its entity. `Doc` is what the form edits: the entity, or a value that holds it beside
/// what is saved with it. Edits of entries that are not shown are kept until they are saved or discarded.
template <class Entity, class Doc = Entity>
class EntrySection : public Section
{
public:
    using Id = decltype(Entity::id);

    EntrySection(desk::Desk &desk, Prompts &prompts, About about, QObject *parent)
        : Section(desk, prompts, withPermission(std::move(about)), parent)
        , m_form(new Form<Doc>)
    {
        connect(&desk, &desk::Desk::catalogChanged, this, [this] { follow(); });
        connect(m_form, &FormPage::changed, this, [this] { formChanged(); });
    }
    ~EntrySection() override
    {
        if (m_form && !m_form->parent())
            delete m_form;
    }

    FormPage *form() override { return m_form; }
    bool isOpen() const override { return m_open; }
    qint64 current() const override { return entityOf(m_base).id.value(); }
    QString title() const override { return m_open ? nameOf(m_form->taken(m_base)) : QString(); }
    bool hasEdits() const override { return m_open && !m_form->isSame(m_base, m_form->taken(m_base)); }
    int unsavedCount() const override { return int(m_kept.size()) - int(m_kept.count(current())) + (hasEdits() ? 1 : 0); }

    std::vector<Entry> entries() const override
    {
        std::vector<Entry> list;
        if (m_kept.count(0) || (m_open && current() == 0))
            list.push_back({0, title0(), {}, 0, true, true});
        for (const Entity &entity : all()) {
            Entry entry = entryOf(entity);
            entry.id = entity.id.value();
            const bool isShown = m_open && current() == entry.id;
            entry.unsaved = isShown ? hasEdits() : m_kept.count(entry.id) > 0;
            list.push_back(std::move(entry));
        }
        return list;
    }
    void open(qint64 id) override
    {
        if (m_open && id == current())
            return;
        keep();
        const auto kept = m_kept.find(id);
        const Entity *stored = find(id);
        if (kept == m_kept.end() && !stored)
            return close();
        const Doc base = kept != m_kept.end() ? kept->second.first : docOf(*stored);
        const Doc shown = kept != m_kept.end() ? kept->second.second : base;
        show(base, shown);
        follow();
    }
    void begin() override
    {
        if (m_open && current() == 0)
            return;
        keep();
        const auto kept = m_kept.find(0);
        const Doc blank = docOf(fresh());
        kept != m_kept.end() ? show(kept->second.first, kept->second.second) : show(blank, blank);
        Q_EMIT listChanged();
    }
    void discard() override
    {
        const qint64 id = current();
        m_kept.erase(id);
        if (const Entity *stored = find(id))
            show(docOf(*stored), docOf(*stored));
        else
            close();
        Q_EMIT listChanged();
    }
    void discardAll() override
    {
        if (m_open)
            discard();
        m_kept.clear();
        Q_EMIT listChanged();
    }
    void save() override
    {
        if (m_busy || !m_open || !mayEdit())
            return;
        if (QWidget *wrong = m_form->judge()) {
            Q_EMIT told({MessageStrip::Kind::Wrong, tr("Not saved yet: some fields need a look.")});
            return Q_EMIT problemFound(wrong);
        }
        const Doc edited = m_form->taken(m_base);
        if (m_form->isSame(m_base, edited) && current() != 0)
            return Q_EMIT told({MessageStrip::Kind::Info, tr("There is nothing to save.")});
        submit(edited);
    }
    void fetchStory() override
    {
        m_story.clear();
        if (current() == 0)
            return Q_EMIT storyRead();
        using Read = desk::MasterEntry<Entity>;
        m_desk.read<Read>([id = Id(current())](store::Connection &c) { return desk::readMasterEntry<Entity>(c, id); }, this,
            [this](core::Result<Read> read) {
                if (read && entityOf(m_base).id == read->entity.id)
                    m_story = read->story;
                Q_EMIT storyRead();
            });
    }
    std::vector<StoryLine> story() const override
    {
        std::vector<StoryLine> lines;
        Entity now;
        for (const domain::Event &event : m_story) {
            const Entity before = now;
            domain::applyFields(fieldsOf<Entity>(), now, event.changes, domain::Direction::Forward);
            lines.push_back({event.at, event.actor, Words::command(event.action, {}),
                changedRows(*m_form, event.changes, docOf(before), docOf(now)), event.reason, {}});
        }
        return lines;
    }
    void keepMine(const std::vector<int> &rows) override
    {
        if (!m_theirs)
            return;
        const Doc mine = m_form->taken(m_base);
        Doc merged = *m_theirs;
        for (const int row : rows)
            m_form->rows()[size_t(row)].copy(mine, merged);
        const Doc base = *m_theirs;
        show(base, merged);
        Q_EMIT compared();
        if (hasEdits())
            save();
    }
    void leaveComparison() override
    {
        m_theirs.reset();
        Q_EMIT compared();
    }

protected:
    /// In the order of the list, in sight of the person who works here.
    virtual std::vector<Entity> all() const = 0;
    virtual Entry entryOf(const Entity &entity) const = 0;
    virtual Entity fresh() const { return {}; }
    virtual Doc docOf(const Entity &entity) const
    {
        if constexpr (std::is_same_v<Doc, Entity>)
            return entity;
        else
            return Doc {entity};
    }
    virtual QString nameOf(const Doc &doc) const { return entryOf(entityOf(doc)).name; }
    /// What saving sends; several commands are one undo step.
    virtual std::vector<desk::SingleCommand> commands(const Doc &, const Doc &edited) const
    {
        return {desk::Save<Entity> {entityOf(edited)}};
    }
    /// Another entry is shown, or the person edits it.
    virtual void shown() { }
    static const Entity &entityOf(const Doc &doc)
    {
        if constexpr (std::is_same_v<Doc, Entity>)
            return doc;
        else
            return doc.entity;
    }
    const Doc &base() const { return m_base; }
    Form<Doc> &rows() const { return *m_form; }
    Doc editedDoc() const { return m_form->taken(m_base); }
    const desk::Catalog &catalog() const { return m_desk.catalog(); }
    /// What is in use by name, then the rest.
    static std::vector<Entity> inOrder(std::vector<Entity> list)
        requires requires(Entity e) { e.name; }
    {
        std::sort(list.begin(), list.end(), [](const Entity &a, const Entity &b) {
            if constexpr (requires { a.active; }) {
                if (a.active != b.active)
                    return a.active;
            }
            const int order = a.name.localeAwareCompare(b.name);
            return order != 0 ? order < 0 : a.id < b.id;
        });
        return list;
    }
    /// Sends commands that stand for saving what is shown; `sentence` tells that they are done.
    void send(const std::vector<desk::SingleCommand> &list, const QString &batchName, const QString &sentence)
    {
        const desk::Command command = list.size() == 1
            ? desk::Command(list.front())
            : desk::Command(desk::Batch {batchName, list, nameOf(m_base), {}});
        m_busy = true;
        m_desk.submit(command, this, [this, sentence, sent = current()](const core::Result<desk::Outcome> &result) {
            m_busy = false;
            sent == current() ? answered(result, sentence) : answeredLate(result, sent, sentence);
        });
    }
    virtual void refused(const desk::Outcome &outcome) { Q_UNUSED(outcome) }

private:
    static About withPermission(About about)
    {
        about.permission = desk::permissionFor<Entity>();
        return about;
    }
    static qint64 versionOf(const Entity &entity)
    {
        if constexpr (requires { entity.version; })
            return entity.version;
        else
            return 0;
    }
    static QString title0() { return tr("New, not saved yet"); }
    const Entity *find(qint64 id) const
    {
        m_found = all();
        const auto it = std::find_if(m_found.begin(), m_found.end(), [id](const Entity &e) { return e.id.value() == id; });
        return it == m_found.end() ? nullptr : &*it;
    }
    void keep()
    {
        if (hasEdits())
            m_kept.insert_or_assign(current(), std::pair(m_base, m_form->taken(m_base)));
        else if (m_open)
            m_kept.erase(current());
    }
    void show(const Doc &base, const Doc &edited)
    {
        m_theirs.reset();
        m_base = base;
        m_open = true;
        m_form->refreshChoices();
        m_form->show(edited);
        m_kept.erase(current());
        Q_EMIT silenced();
        shown();
        Q_EMIT opened();
        Q_EMIT editsChanged();
    }
    void close()
    {
        m_open = false;
        m_base = {};
        Q_EMIT silenced();
        Q_EMIT opened();
        Q_EMIT editsChanged();
    }
    void formChanged()
    {
        shown();
        Q_EMIT editsChanged();
        Q_EMIT listChanged();
    }
    /// The catalogue changed: by this form, by undo, or by somebody else.
    void follow()
    {
        if (m_busy)
            return;
        if (m_open && current() != 0)
            followShown();
        m_form->refreshChoices();
        Q_EMIT listChanged();
    }
    void followShown()
    {
        const Entity *stored = find(current());
        if (!stored && !hasEdits())
            return close();
        if (!stored) {
            return Q_EMIT told({MessageStrip::Kind::Ask, tr("This was removed meanwhile. What you edited is still here, but cannot be saved to it.")});
        }
        const Doc now = docOf(*stored);
        if (m_form->isSame(m_base, now)) {
            m_base = now; // its version may have grown
        } else if (!hasEdits()) {
            show(now, now);
        } else {
            Q_EMIT told({MessageStrip::Kind::Ask, tr("Somebody else changed this while you are editing it."),
                {{tr("Compare"), [this] { compare(); }, QStringLiteral("compare")}}});
        }
    }
    void submit(const Doc &edited)
    {
        const bool isNew = current() == 0;
        send(commands(m_base, edited), isNew ? QStringLiteral("create") : QStringLiteral("edit"),
            isNew ? tr("Created.") : tr("Saved."));
    }
    void answered(const core::Result<desk::Outcome> &result, const QString &sentence)
    {
        if (!result && result.error().code == core::ErrorCode::Conflict && current() != 0)
            return compare(result.error());
        if (!result)
            return tellError(result.error());
        if (!result->isDone())
            return refused(*result);
        m_kept.erase(current());
        const qint64 id = current() != 0 ? current() : result->createdId;
        if (const Entity *stored = find(id))
            show(docOf(*stored), docOf(*stored));
        else
            close();
        Q_EMIT listChanged();
        tellDone(sentence, *result);
    }
    /// Another entry was opened meanwhile: what is shown is left alone, and what was sent stays kept unless it is done.
    void answeredLate(const core::Result<desk::Outcome> &result, qint64 sent, const QString &sentence)
    {
        follow();
        if (!result)
            return tellError(result.error());
        if (!result->isDone())
            return refused(*result);
        m_kept.erase(sent);
        Q_EMIT listChanged();
        tellDone(sentence, *result);
    }
    /// Reads how it stands in the database and shows both versions; without another version the error is told.
    void compare(const core::Error &error = {})
    {
        using Read = desk::MasterEntry<Entity>;
        m_desk.read<Read>([id = Id(current())](store::Connection &c) { return desk::readMasterEntry<Entity>(c, id); }, this,
            [this, error](core::Result<Read> read) {
                if (!read)
                    return tellError(read.error());
                const bool isSame = versionOf(read->entity) == versionOf(entityOf(m_base));
                if (read->entity.id != entityOf(m_base).id || isSame)
                    return tellError(error);
                m_theirs = docOf(read->entity);
                Q_EMIT silenced();
                Q_EMIT compareWanted(comparedRows(*m_form, m_base, m_form->taken(m_base), *m_theirs), read->lastActor());
            });
    }
    QPointer<Form<Doc>> m_form;
    Doc m_base {};
    bool m_open = false;
    bool m_busy = false;
    std::optional<Doc> m_theirs;
    std::map<qint64, std::pair<Doc, Doc>> m_kept; ///< by id: what it was, what it was edited to
    std::vector<domain::Event> m_story;
    mutable std::vector<Entity> m_found;
};

} // namespace fieldlane::ui::admin
