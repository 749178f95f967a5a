#pragma once
#include "desk/suggestions.h"
#include <QStyledItemDelegate>
#include <QTimeZone>

namespace fieldlane::ui::intake {

/// Everything a row of the suggestion list shows, as text.
struct SuggestionRow
{
    QString name;
    QString arrival;
    QString way; ///< when, how far, how long
    QString verdict; ///< the gravest findings in a few words, or that all is well
    QString explanation; ///< all findings as sentences
    rules::Severity severity = rules::Severity::Ok;
};

/// Paints a suggestion in three lines; the verdict has a shape of its own for each severity.
class SuggestionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    static SuggestionRow rowOf(const desk::Suggestion &suggestion, const QTimeZone &zone, core::Instant now);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace fieldlane::ui::intake

Q_DECLARE_METATYPE(fieldlane::ui::intake::SuggestionRow)
