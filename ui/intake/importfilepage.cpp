#include "ui/intake/importfilepage.h"
#include "ui/shared/theme.h"
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QTimeZone>
#include <QUrl>
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

using exchange::TableKind;

namespace {

QLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setFont(Theme::current().font(Theme::TextLevel::Caption));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString systemDialog(QWidget *parent)
{
    return QFileDialog::getOpenFileName(parent, ImportFilePage::tr("Choose a file to import"), {},
        ImportFilePage::tr("Tables (*.csv *.txt *.tsv *.xlsx *.geojson *.json);;All files (*)"));
}

} // namespace

ImportFilePage::ImportFilePage(const QString &zone, QWidget *parent)
    : QWidget(parent)
    , m_kinds(new QButtonGroup(this))
    , m_path(new QLineEdit(this))
    , m_zone(new QComboBox(this))
    , m_create(new QCheckBox(tr("&Create units and order types that do not exist yet"), this))
    , m_problem(new QLabel(this))
    , m_pick(systemDialog)
{
    setAcceptDrops(true);
    m_path->setObjectName(QStringLiteral("importPath"));
    m_zone->setObjectName(QStringLiteral("importZone"));
    m_create->setObjectName(QStringLiteral("importCreateMissing"));
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_problem->setWordWrap(true);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMaximumWidth(320);
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/'))
            m_zone->addItem(QString::fromLatin1(id));
    }
    m_zone->setCurrentText(zone);
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setHorizontalSpacing(Theme::current().metrics().margin);
    form->setVerticalSpacing(Theme::current().metrics().margin);
    form->addRow(tr("What to import"), kindRow());
    form->addRow(tr("&File"), fileRow());
    if (auto *label = qobject_cast<QLabel *>(form->itemAt(1, QFormLayout::LabelRole)->widget()))
        label->setBuddy(m_path);
    form->addRow(
        {}, hint(tr("CSV in any common encoding, XLSX or GeoJSON. You can also drop the file here."), this));
    form->addRow(tr("&Time zone"), m_zone);
    form->addRow({}, hint(tr("Times in the file that name no zone are read as local times there."), this));
    form->addRow({}, m_create);
    form->addRow({}, m_problem);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::current().metrics().margin, 0, 0);
    layout->addLayout(form);
    layout->addStretch();
    connect(m_path, &QLineEdit::textChanged, this, &ImportFilePage::changed);
    connect(m_zone, &QComboBox::currentTextChanged, this, &ImportFilePage::changed);
    connect(m_kinds, &QButtonGroup::idClicked, this, &ImportFilePage::changed);
    showProblem({});
}

QWidget *ImportFilePage::kindRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Theme::current().metrics().margin);
    const auto add = [&](TableKind kind, const QString &text, const char *name) {
        auto *button = new QRadioButton(text, row);
        button->setObjectName(QLatin1String(name));
        m_kinds->addButton(button, int(kind));
        layout->addWidget(button);
    };
    add(TableKind::Orders, tr("&Orders"), "importOrders");
    add(TableKind::Technicians, tr("Te&chnicians"), "importTechnicians");
    add(TableKind::Units, tr("&Units and service areas"), "importUnits");
    layout->addStretch();
    m_kinds->button(int(TableKind::Orders))->setChecked(true);
    return row;
}

QWidget *ImportFilePage::fileRow()
{
    auto *row = new QWidget(this);
    auto *choose = new QPushButton(tr("C&hoose…"), row);
    choose->setObjectName(QStringLiteral("importChoose"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path, 1);
    layout->addWidget(choose);
    row->setFocusProxy(m_path);
    connect(choose, &QPushButton::clicked, this, [this] {
        if (const QString path = m_pick(this); !path.isEmpty())
            m_path->setText(path);
    });
    return row;
}

TableKind ImportFilePage::kind() const
{
    return TableKind(m_kinds->checkedId());
}

desk::MissingNames ImportFilePage::missing() const
{
    return m_create->isChecked() ? desk::MissingNames::Create : desk::MissingNames::Reject;
}

void ImportFilePage::showProblem(const QString &sentence)
{
    m_problem->setText(sentence.isEmpty() ? QString() : QChar(0x26a0) + QStringLiteral("  ") + sentence);
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, Theme::current().colors().blocked);
    m_problem->setPalette(palette);
    m_problem->setVisible(!sentence.isEmpty());
}

void ImportFilePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void ImportFilePage::dropEvent(QDropEvent *event)
{
    m_path->setText(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace fieldlane::ui::intake
