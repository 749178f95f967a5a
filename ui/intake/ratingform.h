#pragma once
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

namespace fieldlane::ui::intake {

/// What the customer says of finished work, asked on the telephone: one to five stars and a comment.
class RatingForm : public QWidget
{
    Q_OBJECT
public:
    explicit RatingForm(QWidget *parent = nullptr);
    void setRating(int rating, const QString &comment);
    int rating() const { return m_rating->currentData().toInt(); }
    QString comment() const { return m_comment->text().trimmed(); }
    void focusFirst() { m_rating->setFocus(Qt::OtherFocusReason); }
    /// "★★★★☆ satisfied"
    static QString textOf(int rating);

Q_SIGNALS:
    void confirmed(); ///< Return in the comment

private:
    QComboBox *m_rating;
    QLineEdit *m_comment;
};

} // namespace fieldlane::ui::intake
