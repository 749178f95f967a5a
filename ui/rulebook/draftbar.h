#pragma once
#include "desk/ruledraftkeeper.h"
#include "ui/rulebook/vocabulary.h"
#include <QTimeZone>
#include <QWidget>

namespace fieldlane::ui {
class MessageStrip;
class TextLabel;
}

namespace fieldlane::ui::rulebook {

/// How the draft stands: in one line whether it is saved and differs from what counts; and, where somebody has to decide,
/// a question with what happened.
class DraftBar : public QWidget
{
    Q_OBJECT
public:
    DraftBar(desk::RuleDraftKeeper &keeper, const QTimeZone &zone, QWidget *parent = nullptr);
    void setVocabulary(const Vocabulary *vocabulary); ///< borrowed
    void setEditable(bool editable);
    /// The line, to be laid out elsewhere.
    TextLabel *line() const { return m_line; }
    MessageStrip &strip() { return *m_strip; }
    void follow();

private:
    void showLine();
    void askAboutConflict();
    void askAboutBase();
    QString whatTheyDid() const;

    desk::RuleDraftKeeper &m_keeper;
    QTimeZone m_zone;
    const Vocabulary *m_vocabulary = nullptr;
    bool m_mayEdit = false;
    bool m_asks = false; ///< the strip shows a question about the draft
    TextLabel *m_line;
    MessageStrip *m_strip;
};

} // namespace fieldlane::ui::rulebook
