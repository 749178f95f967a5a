#include "app/console/historydialog.h"
#include "core/zone.h"
#include "store/historyrepository.h"
#include "ui/shared/words.h"
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QPushButton>

namespace fieldlane::app::console {

using domain::HistoryEntry;
using ui::FieldBox;
using ui::intake::HistoryPaper;

namespace {

/// More would hold up the window; a shorter time or fieldlanectl gives the rest.
constexpr int mostAtOnce = 100'000;

} // namespace

HistoryDialog::HistoryDialog(desk::Desk &desk, const QTimeZone &zone, const std::optional<domain::Order> &order, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_zone(zone)
    , m_order(order)
    , m_orders(new QComboBox)
    , m_from(new ui::DateEditor)
    , m_to(new ui::DateEditor)
    , m_who(new QComboBox)
    , m_fromBox(new FieldBox(tr("&From"), m_from, m_from))
    , m_toBox(new FieldBox(tr("&To"), m_to, m_to))
    , m_problem(new ui::TextLabel(ui::Theme::TextLevel::Body, &ui::ThemeColors::blocked))
{
    setObjectName(QStringLiteral("historyDialog"));
    setWindowTitle(tr("Save the history of orders"));
    setMinimumWidth(420);
    if (m_order)
        m_orders->addItem(tr("Order %1, from the beginning").arg(m_order->number));
    m_orders->addItem(tr("All orders that I see"));
    m_orders->setObjectName(QStringLiteral("historyOrders"));
    m_who->addItem(tr("Everybody"), QString());
    m_who->setObjectName(QStringLiteral("historyWho"));
    for (const domain::Person &person : desk.catalog().organisation().people)
        m_who->addItem(person.name.isEmpty() ? person.login : person.name, person.login);
    const QDate today = core::localDay(zone, desk.now());
    m_from->setValue(today.addDays(-6));
    m_from->setObjectName(QStringLiteral("historyFrom"));
    m_to->setValue(today);
    m_to->setObjectName(QStringLiteral("historyTo"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(new FieldBox(tr("&Orders"), m_orders, m_orders));
    auto *days = new QHBoxLayout;
    days->addWidget(m_fromBox, 1, Qt::AlignTop);
    days->addWidget(m_toBox, 1, Qt::AlignTop);
    column->addLayout(days);
    column->addWidget(new FieldBox(tr("Done &by"), m_who, m_who));
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save as CSV or PDF…"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("historySave"));
    m_save->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &HistoryDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_from, &ui::DateEditor::changed, this, &HistoryDialog::judge);
    connect(m_to, &ui::DateEditor::changed, this, &HistoryDialog::judge);
    connect(m_orders, &QComboBox::currentIndexChanged, this, &HistoryDialog::judge);
    judge();
}

void HistoryDialog::tellProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

bool HistoryDialog::isOneOrder() const
{
    return m_order && m_orders->currentIndex() == 0;
}

void HistoryDialog::judge()
{
    const bool isOne = isOneOrder();
    m_fromBox->setVisible(!isOne);
    m_toBox->setVisible(!isOne);
    m_fromBox->setError(isOne ? QString() : m_from->problem());
    const bool isReversed = m_from->value().isValid() && m_to->value() < m_from->value();
    m_toBox->setError(isOne ? QString() : !m_to->value().isValid() ? m_to->problem() : isReversed ? tr("This is before the first day.") : QString());
    m_save->setEnabled(m_fromBox->error().isEmpty() && m_toBox->error().isEmpty());
}

void HistoryDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, windowTitle());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table for any program (*.csv)"), tr("Document to print (*.pdf)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("pdf")) ? QStringLiteral("pdf") : QStringLiteral("csv"));
    });
    dialog->selectFile(tr("history %1", "name of a file").arg(isOneOrder() ? m_order->number : m_from->text()));
    connect(dialog, &QFileDialog::fileSelected, this, &HistoryDialog::save);
    dialog->open();
}

domain::HistoryQuestion HistoryDialog::question() const
{
    domain::HistoryQuestion question;
    question.viewer = m_desk.viewer();
    question.actor = m_who->currentData().toString();
    question.most = mostAtOnce;
    if (isOneOrder())
        question.order = m_order->id;
    else
        question.span = {core::localDaySpan(m_zone, m_from->value()).start, core::localDaySpan(m_zone, m_to->value()).end};
    return question;
}

QString HistoryDialog::title() const
{
    if (isOneOrder())
        return tr("History of order %1").arg(m_order->number);
    return tr("History of orders, %1 to %2").arg(m_from->text(), m_to->text());
}

void HistoryDialog::save(const QString &fileName)
{
    const auto format = HistoryPaper::formatOf(fileName);
    if (!format)
        return tellProblem(tr("The name of the file must end in .csv or .pdf."));
    m_save->setEnabled(false);
    m_desk.read<std::vector<HistoryEntry>>(
        [question = question()](store::Connection &c) { return store::readHistory(c, question); }, this,
        [this, fileName, format = *format](core::Result<std::vector<HistoryEntry>> entries) {
            m_save->setEnabled(true);
            if (!entries)
                tellProblem(ui::Words::error(entries.error()));
            else
                write(fileName, format, *entries);
        });
}

void HistoryDialog::write(const QString &fileName, HistoryPaper::Format format, const std::vector<HistoryEntry> &entries)
{
    if (int(entries.size()) >= mostAtOnce)
        return tellProblem(tr("More than %1 events are too many for one file; choose a shorter time.").arg(mostAtOnce));
    const auto written = HistoryPaper(m_desk.catalog(), m_desk.now()).writeFile(entries, title(), fileName, format);
    if (!written)
        return tellProblem(ui::Words::error(written.error()));
    Q_EMIT saved(tr("The history with %n events stands in %1.", nullptr, int(entries.size())).arg(fileName));
    accept();
}

} // namespace fieldlane::app::console
