#include "ui/shared/storyview.h"
#include "core/zone.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/words.h"
#include <QGridLayout>
#include <QVBoxLayout>

namespace fieldlane::ui {

StoryView::StoryView(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("story"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::current().metrics().gap);
}

void StoryView::setStory(const std::vector<StoryLine> &lines, const QTimeZone &zone)
{
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_sentences.clear();
    QDate shown;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const QDate day = core::localDay(zone, line->at);
        if (day != shown)
            addDay(day);
        shown = day;
        addLine(*line, zone);
    }
}

void StoryView::addDay(QDate day)
{
    auto *label = new TextLabel(Theme::TextLevel::Strong, &ThemeColors::text, this);
    label->setText(Words::day(day));
    m_column->addWidget(label);
    label->show(); // a picture may be taken before the next turn of the event loop
}

void StoryView::addLine(const StoryLine &line, const QTimeZone &zone)
{
    auto *row = new QWidget(this);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::current().metrics().gap);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(2, 1);
    const auto label = [&](QColor ThemeColors::*ink, Theme::TextLevel level, const QString &text) {
        auto *l = new TextLabel(level, ink, row);
        l->setText(TextLabel::breakable(text));
        l->setWordWrap(true);
        l->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return l;
    };
    auto *time = new TextLabel(Theme::TextLevel::Caption, &ThemeColors::textMuted, row);
    time->setText(Words::time(line.at, zone));
    grid->addWidget(time, 0, 0, Qt::AlignTop);
    auto *glyph = new QLabel(row);
    const int size = Theme::current().metrics().icon;
    glyph->setFixedSize(size, size);
    if (line.state)
        glyph->setPixmap(StateGlyph::pixmap(*line.state, size, devicePixelRatioF()));
    grid->addWidget(glyph, 0, 1, Qt::AlignTop);
    const QString state = line.state ? Words::state(*line.state) : QString();
    const bool isNews = !state.isEmpty() && !line.text.startsWith(state);
    const QString text = isNews ? tr("%1 Now: %2.").arg(line.text, state) : line.text;
    grid->addWidget(label(&ThemeColors::text, Theme::TextLevel::Body, text), 0, 2);
    int at = 1;
    for (const QString &detail : line.details)
        grid->addWidget(label(&ThemeColors::textMuted, Theme::TextLevel::Caption, detail), at++, 2);
    if (!line.reason.isEmpty())
        grid->addWidget(label(&ThemeColors::text, Theme::TextLevel::Caption, tr("Reason: %1").arg(line.reason)), at++, 2);
    grid->addWidget(label(&ThemeColors::textFaint, Theme::TextLevel::Caption, tr("by %1").arg(line.actor)), at, 2);
    m_column->addWidget(row);
    row->show();
    m_sentences += line.text;
    m_sentences += line.details;
    if (!line.reason.isEmpty())
        m_sentences += line.reason;
}

} // namespace fieldlane::ui
