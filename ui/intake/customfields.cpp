#include "ui/intake/customfields.h"
#include "domain/customfields.h"
#include "ui/intake/orderform.h"
#include "ui/shared/fieldeditor.h"
#include <QCheckBox>
#include <QLineEdit>

namespace fieldlane::ui::intake {

namespace {

constexpr int mostColumns = 3;

} // namespace

CustomFields::CustomFields(Columns columns, QWidget *parent)
    : QWidget(parent)
    , m_columns(columns)
    , m_grid(new QGridLayout(this))
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics.margin);
    m_grid->setVerticalSpacing(metrics.gap);
    hide();
}

int CustomFields::columnsFor(int fields) const
{
    if (m_columns == Columns::One)
        return 1;
    return fields == 3 || fields > 4 ? mostColumns : 2;
}

QWidget *CustomFields::editorOf(const domain::CustomField &field, const QString &name)
{
    if (field.kind == domain::CustomKind::Bool) {
        auto *box = new QCheckBox(field.label, this);
        box->setAccessibleName(field.label);
        connect(box, &QCheckBox::toggled, this, [this, name] { Q_EMIT typed(name); });
        return box;
    }
    if (field.kind == domain::CustomKind::Choice) {
        QComboBox *choice = newChoice(this);
        choice->addItem(QString(), QString());
        for (const QString &word : field.choices)
            choice->addItem(word, word);
        connect(choice, qOverload<int>(&QComboBox::currentIndexChanged), this, [this, name] { Q_EMIT typed(name); });
        return choice;
    }
    auto *line = new QLineEdit(this);
    if (field.kind == domain::CustomKind::Date)
        line->setPlaceholderText(tr("2026-03-02"));
    connect(line, &QLineEdit::textEdited, this, [this, name] { Q_EMIT typed(name); });
    return line;
}

void CustomFields::setType(const domain::OrderTemplate *type, QWidget *before)
{
    for (const Field &field : m_fields)
        delete field.box;
    m_fields.clear();
    const auto wanted = type ? domain::customFieldsOf(*type) : std::vector<domain::CustomField>();
    const int inRow = columnsFor(int(wanted.size()));
    for (int i = 0; i < mostColumns; ++i)
        m_grid->setColumnStretch(i, i < inRow ? 1 : 0);
    setVisible(!wanted.empty());
    for (const domain::CustomField &f : wanted) {
        const QString name = field::custom(f.name);
        QWidget *editor = editorOf(f, name);
        editor->setObjectName(QStringLiteral("field:") + name);
        const QString caption = f.kind == domain::CustomKind::Bool ? QString() : QString(f.label).replace(QLatin1Char('&'), QLatin1String("&&"));
        auto *box = new FieldBox(caption, editor, editor, this);
        const int index = int(m_fields.size());
        m_grid->addWidget(box, index / inRow, index % inRow, Qt::AlignTop);
        box->show(); // a picture may be taken before the next turn of the event loop
        m_fields.push_back({name, box, editor});
        setTabOrder(before, editor);
        before = editor;
    }
}

} // namespace fieldlane::ui::intake
