#pragma once
#include "ui/shared/fieldeditor.h"
#include "ui/shared/formpage.h"
#include <algorithm>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace fieldlane::ui {

/// A form on a value: rows that show one part of it each, take it back, tell it in words and compare it. Every row is
/// named with an accessor, a generic lambda that returns a reference to the part.
template <class Doc>
class Form : public FormPage
{
public:
    struct Row
    {
        RowPlace place;
        FieldBox *box = nullptr;
        std::function<void(const Doc &)> show;
        std::function<void(Doc &)> take;
        std::function<QString(const Doc &)> words;
        std::function<bool(const Doc &, const Doc &)> isSame;
        std::function<void(const Doc &from, Doc &to)> copy;
        std::function<QString()> problem; ///< one sentence, or nothing; may be empty
        std::function<void()> refresh; ///< its choices, when the catalogue changed; may be empty
    };
    using FormPage::FormPage;
    const std::vector<Row> &rows() const { return m_rows; }
    QString nameOf(const Row &row) const { return QString(row.place.label).remove(QLatin1Char('&')); }

    void show(const Doc &doc)
    {
        setShowing(true);
        for (const Row &row : m_rows) {
            row.show(doc);
            row.box->setError({});
        }
        setShowing(false);
    }
    /// The value with what the form says.
    Doc taken(Doc doc) const
    {
        for (const Row &row : m_rows)
            row.take(doc);
        return doc;
    }
    bool isSame(const Doc &a, const Doc &b) const
    {
        return std::all_of(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.isSame(a, b); });
    }
    void refreshChoices()
    {
        setShowing(true);
        for (const Row &row : m_rows) {
            if (row.refresh)
                row.refresh();
        }
        setShowing(false);
    }
    /// Says what is wrong below each row; the first wrong editor, or null.
    QWidget *judge()
    {
        QWidget *first = nullptr;
        for (const Row &row : m_rows) {
            const QString sentence = row.problem ? row.problem() : QString();
            row.box->setError(sentence);
            if (!sentence.isEmpty() && !first)
                first = row.box->focusTarget();
        }
        return first;
    }
    void setRequired(const QString &stored)
    {
        for (const Row &row : m_rows) {
            if (row.place.stored.contains(stored))
                row.box->setRequired(true);
        }
    }

    /// A line of text. `shown` and `kept` translate where what is stored is a code.
    template <class Access>
    QLineEdit *text(const RowPlace &place, Access access, std::function<QString(const QString &)> shown = {})
    {
        auto *line = new QLineEdit(this);
        connect(line, &QLineEdit::textChanged, this, [this] { touched(); });
        const auto said = [shown](const QString &stored) { return shown ? shown(stored) : stored; };
        Row &row = add(place, line, line, access);
        row.show = [=](const Doc &doc) {
            line->setText(said(access(doc)));
            line->setCursorPosition(0);
        };
        row.take = [=](Doc &doc) {
            if (line->text() != said(access(doc)))
                access(doc) = line->text().trimmed();
        };
        row.words = [=](const Doc &doc) { return said(access(doc)); };
        return line;
    }
    /// Several lines, one entry each.
    template <class Access>
    QPlainTextEdit *lines(const RowPlace &place, Access access)
    {
        auto *area = new QPlainTextEdit(this);
        area->setTabChangesFocus(true);
        area->setFixedHeight(84);
        connect(area, &QPlainTextEdit::textChanged, this, [this] { touched(); });
        Row &row = add(place, area, area, access);
        row.show = [=](const Doc &doc) { area->setPlainText(joined(access(doc), QStringLiteral("\n"))); };
        row.take = [=](Doc &doc) { access(doc) = split(area->toPlainText(), QLatin1Char('\n')); };
        row.words = [=](const Doc &doc) { return joined(access(doc), QStringLiteral(", ")); };
        return area;
    }
    /// Entries on one line, with commas between them.
    template <class Access>
    QLineEdit *commaList(const RowPlace &place, Access access)
    {
        auto *line = new QLineEdit(this);
        connect(line, &QLineEdit::textChanged, this, [this] { touched(); });
        Row &row = add(place, line, line, access);
        row.show = [=](const Doc &doc) {
            line->setText(joined(access(doc), QStringLiteral(", ")));
            line->setCursorPosition(0);
        };
        row.take = [=](Doc &doc) { access(doc) = split(line->text(), QLatin1Char(',')); };
        row.words = [=](const Doc &doc) { return joined(access(doc), QStringLiteral(", ")); };
        return line;
    }
    template <class Access>
    QCheckBox *flag(const RowPlace &place, const QString &sentence, Access access)
    {
        auto *box = new QCheckBox(sentence, this);
        connect(box, &QCheckBox::toggled, this, [this] { touched(); });
        Row &row = add(place, box, box, access);
        row.show = [=](const Doc &doc) { box->setChecked(access(doc)); };
        row.take = [=](Doc &doc) { access(doc) = box->isChecked(); };
        row.words = [=](const Doc &doc) { return access(doc) ? FormPage::tr("yes") : FormPage::tr("no"); };
        return box;
    }
    struct Range
    {
        int from = 0;
        int to = 100;
        QString suffix;
        QString none; ///< what the lowest value means, if something of its own
    };
    /// A whole number; `Of` and `From` turn the part into it and back (minutes of a duration, say).
    template <class Access, class Of, class From>
    QSpinBox *number(const RowPlace &place, const Range &range, Access access, Of of, From from)
    {
        auto *spin = new QSpinBox(this);
        spin->setRange(range.from, range.to);
        spin->setSuffix(range.suffix);
        spin->setSpecialValueText(range.none);
        connect(spin, &QSpinBox::valueChanged, this, [this] { touched(); });
        Row &row = add(place, spin, spin, access);
        row.show = [=](const Doc &doc) { spin->setValue(of(access(doc))); };
        row.take = [=](Doc &doc) {
            if (spin->value() != of(access(doc))) // what is finer than the field stays
                access(doc) = from(spin->value());
        };
        row.words = [=](const Doc &doc) {
            const int value = of(access(doc));
            return value == range.from && !range.none.isEmpty() ? range.none : QString::number(value) + range.suffix;
        };
        return spin;
    }
    template <class Access>
    QSpinBox *number(const RowPlace &place, const Range &range, Access access)
    {
        return number(place, range, access, [](int v) { return v; }, [](int v) { return v; });
    }
    /// A choice of ids or of the values of an enumeration; the choices are asked for again when the catalogue changes.
    template <class Value>
    using Choices = std::vector<std::pair<Value, QString>>;
    template <class Access, class Options>
    QComboBox *choice(const RowPlace &place, Access access, Options options)
    {
        QComboBox *combo = newChoice(this);
        connect(combo, &QComboBox::currentIndexChanged, this, [this] { touched(); });
        Row &row = add(place, combo, combo, access);
        using Value = std::decay_t<decltype(access(std::declval<Doc &>()))>;
        row.refresh = [=] {
            const QVariant chosen = combo->currentData();
            combo->clear();
            for (const auto &[value, text] : options())
                combo->addItem(text, keyOf(value));
            combo->setCurrentIndex(combo->findData(chosen));
        };
        row.refresh();
        row.show = [=](const Doc &doc) {
            const QVariant key = keyOf(access(doc));
            if (combo->findData(key) < 0)
                combo->addItem(wordOf(options(), access(doc)), key);
            combo->setCurrentIndex(combo->findData(key));
        };
        row.take = [=](Doc &doc) {
            if (combo->currentIndex() >= 0)
                access(doc) = valueOf<Value>(combo->currentData().toLongLong());
        };
        row.words = [=](const Doc &doc) { return wordOf(options(), access(doc)); };
        return combo;
    }
    /// An editor of its own: `setValue(part)`, `value(part before)`, a signal `changed()`.
    template <class Access, class Editor>
    Editor *custom(const RowPlace &place, Access access, Editor *editor, QWidget *focus,
        std::function<QString(const std::decay_t<decltype(std::declval<Access>()(std::declval<Doc &>()))> &)> words)
    {
        connect(editor, &Editor::changed, this, [this] { touched(); });
        Row &row = add(place, editor, focus, access);
        row.show = [=](const Doc &doc) { editor->setValue(access(doc)); };
        row.take = [=](Doc &doc) { access(doc) = editor->value(); };
        row.words = [=](const Doc &doc) { return words(access(doc)); };
        return editor;
    }
    void setProblem(const QString &stored, std::function<QString()> problem)
    {
        for (Row &row : m_rows) {
            if (row.place.stored.contains(stored))
                row.problem = problem;
        }
    }

private:
    template <class Access>
    Row &add(const RowPlace &place, QWidget *editor, QWidget *focus, Access access)
    {
        Row row;
        row.place = place;
        row.box = addField(place, editor, focus);
        row.isSame = [access](const Doc &a, const Doc &b) { return access(a) == access(b); };
        row.copy = [access](const Doc &from, Doc &to) { access(to) = access(from); };
        m_rows.push_back(std::move(row));
        return m_rows.back();
    }
    static QString joined(const std::vector<QString> &list, const QString &with)
    {
        return QStringList(list.begin(), list.end()).join(with);
    }
    static std::vector<QString> split(const QString &text, QChar at)
    {
        std::vector<QString> list;
        for (const QString &part : text.split(at, Qt::SkipEmptyParts)) {
            if (!part.trimmed().isEmpty())
                list.push_back(part.trimmed());
        }
        return list;
    }
    template <class Value>
    static QVariant keyOf(const Value &value)
    {
        if constexpr (std::is_enum_v<Value>)
            return qlonglong(value);
        else
            return qlonglong(value.value());
    }
    template <class Value>
    static Value valueOf(qlonglong key)
    {
        return Value(static_cast<std::conditional_t<std::is_enum_v<Value>, int, qint64>>(key));
    }
    template <class List, class Value>
    static QString wordOf(const List &options, const Value &value)
    {
        for (const auto &[known, text] : options) {
            if (known == value)
                return text.trimmed();
        }
        return QStringLiteral("–");
    }

    std::vector<Row> m_rows;
};

} // namespace fieldlane::ui
