#pragma once
#include "ui/intake/storywords.h"
#include <QWidget>

class QVBoxLayout;

namespace fieldlane::ui::intake {

/// The story of an order, newest day first: who, when, what, from where to where, why.
class StoryView : public QWidget
{
    Q_OBJECT
public:
    explicit StoryView(QWidget *parent = nullptr);
    void setStory(const std::vector<StoryLine> &lines, const QTimeZone &zone);
    QStringList sentences() const { return m_sentences; }

private:
    void addDay(QDate day);
    void addLine(const StoryLine &line, const QTimeZone &zone);
    QStringList m_sentences;
    QVBoxLayout *m_column;
};

} // namespace fieldlane::ui::intake
