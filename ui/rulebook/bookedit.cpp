#include "ui/rulebook/bookedit.h"
#include <algorithm>

namespace fieldlane::ui::rulebook {

using rules::Rule;

/// Takes rules out and puts others in.
class BookEdit::Step : public QUndoCommand
{
public:
    Step(BookEdit &edit, int place, std::vector<Rule> out, std::vector<Rule> in, int about, const QString &part)
        : m_edit(edit)
        , m_place(place)
        , m_out(std::move(out))
        , m_in(std::move(in))
        , m_about(about)
        , m_part(part)
    {
    }
    void undo() override { m_edit.exchange(m_place, m_in, m_out, m_about); }
    void redo() override { m_edit.exchange(m_place, m_out, m_in, m_about); }
    int id() const override { return m_part.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &next = static_cast<const Step &>(*other);
        if (next.m_part != m_part || next.m_place != m_place)
            return false;
        m_in = next.m_in;
        return true;
    }

private:
    BookEdit &m_edit;
    int m_place;
    std::vector<Rule> m_out;
    std::vector<Rule> m_in;
    int m_about;
    QString m_part;
};

BookEdit::BookEdit(QObject *parent)
    : QObject(parent)
{
    constexpr int mostSteps = 500;
    m_stack.setUndoLimit(mostSteps);
}

int BookEdit::placeOf(const QString &id) const
{
    for (int i = 0; i < count(); ++i) {
        if (rule(i).id == id)
            return i;
    }
    return -1;
}

void BookEdit::reset(const rules::RuleBook &book)
{
    m_stack.clear();
    m_book = book;
    Q_EMIT bookReset();
}

void BookEdit::exchange(int place, const std::vector<Rule> &out, const std::vector<Rule> &in, int about)
{
    Q_EMIT aboutToExchange(place, int(out.size()), int(in.size()));
    auto &rules = m_book.rules;
    const auto at = rules.erase(rules.begin() + place, rules.begin() + place + ptrdiff_t(out.size()));
    rules.insert(at, in.begin(), in.end());
    Q_EMIT exchanged(place, int(out.size()), int(in.size()));
    Q_EMIT edited(std::min(about, count() - 1));
}

void BookEdit::push(int place, std::vector<Rule> out, std::vector<Rule> in, const QString &what, int about, const QString &part)
{
    if (out == in)
        return;
    auto *step = new Step(*this, place, std::move(out), std::move(in), about, part);
    step->setText(what);
    m_stack.push(step);
}

void BookEdit::setRule(int place, const Rule &rule, const QString &what, const QString &part)
{
    push(place, {this->rule(place)}, {rule}, what, place, part);
}

void BookEdit::insert(int place, const Rule &rule, const QString &what)
{
    push(place, {}, {rule}, what, place);
}

void BookEdit::remove(int place, const QString &what)
{
    push(place, {rule(place)}, {}, what, place);
}

void BookEdit::move(int from, int to, const QString &what)
{
    const int first = std::min(from, to);
    const int last = std::max(from, to);
    if (first < 0 || last >= count())
        return;
    const std::vector<Rule> out(m_book.rules.begin() + first, m_book.rules.begin() + last + 1);
    std::vector<Rule> in = out;
    if (from < to)
        std::rotate(in.begin(), in.begin() + 1, in.end());
    else
        std::rotate(in.begin(), in.end() - 1, in.end());
    push(first, out, in, what, to);
}

void BookEdit::replace(const std::vector<Rule> &rules, const QString &what)
{
    push(0, m_book.rules, rules, what, 0);
}

QString BookEdit::freeId() const
{
    for (int number = count() + 1;; ++number) {
        const QString id = QStringLiteral("rule-%1").arg(number);
        if (placeOf(id) < 0)
            return id;
    }
}

} // namespace fieldlane::ui::rulebook
