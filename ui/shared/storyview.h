#pragma once
#include "core/instant.h"
#include "domain/lifecycle.h"
#include <optional>
#include <QStringList>
#include <QTimeZone>
#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace fieldlane::ui {

/// One event in plain words.
struct StoryLine
{
    core::Instant at;
    QString actor;
    QString text; ///< what happened, one sentence
    QStringList details; ///< "Due: Tue 3 Mar 12:00 → Wed 4 Mar 12:00"
    QString reason;
    std::optional<domain::OrderState> state; ///< reached by this step
};

/// The story of one thing, newest day first: who, when, what, from where to where, why.
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

} // namespace fieldlane::ui
