#pragma once
#include "desk/suggestions.h"
#include "ui/shared/textlabel.h"
#include <QListWidget>
#include <QTimeZone>

namespace fieldlane::ui::intake {

/// Who could be sent: technicians with arrival, way and what speaks against it. The first is proposed; Up and Down
/// choose another, Enter or a double click sends.
class SuggestionList : public QWidget
{
    Q_OBJECT
public:
    explicit SuggestionList(QWidget *parent = nullptr);
    /// `note` says why there are none. The chosen person stays chosen when still among them.
    void setSuggestions(const std::vector<desk::Suggestion> &suggestions, const QTimeZone &zone, core::Instant now,
        const QString &note);
    /// The chosen one; null when there are none.
    const desk::Suggestion *chosen() const;
    size_t count() const { return m_suggestions.size(); }

Q_SIGNALS:
    void sendWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::vector<desk::Suggestion> m_suggestions;
    bool m_isChosen = false; ///< the user moved away from the first
    QListWidget *m_list;
    TextLabel *m_note;
};

} // namespace fieldlane::ui::intake
