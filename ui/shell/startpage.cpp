#include "ui/shell/startpage.h"
#include "ui/shared/card.h"
#include "ui/shared/icons.h"
#include "ui/shared/sectionheader.h"
#include "ui/shared/theme.h"
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fieldlane::ui::shell {

namespace {

constexpr int cardWidth = 520;
constexpr int mostRecent = 4;

QPushButton *choice(const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(Icons::named(icon), text, parent);
    button->setMinimumHeight(36);
    return button;
}

QLabel *words(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QScrollArea(parent)
    , m_recent(new QVBoxLayout)
{
    auto *page = new QWidget(this);
    auto *card = new Card(page);
    card->setFixedWidth(cardWidth);
    m_recentBox = new QWidget(card);
    auto *recentColumn = new QVBoxLayout(m_recentBox);
    recentColumn->setContentsMargins(0, 8, 0, 0);
    recentColumn->addWidget(new SectionHeader(tr("Open again"), m_recentBox));
    recentColumn->addLayout(m_recent);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(24, 24, 24, 24);
    inside->addWidget(choices(card));
    inside->addWidget(m_recentBox);
    auto *mark = new QLabel(page);
    mark->setPixmap(Icons::application().pixmap(QSize(56, 56), devicePixelRatioF()));
    auto *title = new QLabel(tr("Welcome to Fieldlane"), page);
    title->setFont(Theme::current().font(Theme::TextLevel::Display));
    auto *middle = new QHBoxLayout; // no alignment: the height of wrapped words must reach the column
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    auto *column = new QVBoxLayout(page);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(mark, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addLayout(middle);
    column->addStretch(3);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setWidget(page);
    setRecent({});
}

QWidget *StartPage::choices(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *demo = choice(QStringLiteral("star"), tr("Open the demonstration company"), box);
    demo->setObjectName(QStringLiteral("startDemonstration"));
    demo->setDefault(true);
    demo->setIcon({});
    auto *create = choice(QStringLiteral("plus"), tr("New database…"), box);
    auto *open = choice(QStringLiteral("database"), tr("Open a file…"), box);
    auto *server = choice(QStringLiteral("users"), tr("Connect to a shared database…"), box);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(demo);
    column->addWidget(words(
        tr("An appliance service in Liechtenstein with thirty technicians and two weeks of orders. Nothing "
           "you do there can break anything."),
        box));
    column->addSpacing(12);
    auto *own = new QHBoxLayout;
    own->addWidget(create);
    own->addWidget(open);
    column->addLayout(own);
    column->addWidget(server);
    column->addWidget(words(tr("Your own company lives in one file, or in a PostgreSQL database that several "
                               "desks share."),
        box));
    connect(demo, &QPushButton::clicked, this, &StartPage::demonstrationWanted);
    connect(create, &QPushButton::clicked, this, &StartPage::newFileWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::fileWanted);
    connect(server, &QPushButton::clicked, this, &StartPage::serverWanted);
    return box;
}

void StartPage::setRecent(const QStringList &databases)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &database : databases.mid(0, mostRecent)) {
        auto *button = choice(QStringLiteral("history"), QFileInfo(database).fileName(), m_recentBox);
        button->setFlat(true);
        button->setToolTip(database);
        m_recent->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, database] { Q_EMIT recentChosen(database); });
    }
    m_recentBox->setVisible(!databases.isEmpty());
}

} // namespace fieldlane::ui::shell
