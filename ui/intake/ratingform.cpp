#include "ui/intake/ratingform.h"
#include "ui/shared/fieldeditor.h"
#include <QVBoxLayout>

namespace fieldlane::ui::intake {

namespace {

constexpr int best = 5;
constexpr int usual = 5; ///< what a new answer starts with
constexpr int longestComment = 1000;

} // namespace

RatingForm::RatingForm(QWidget *parent)
    : QWidget(parent)
    , m_rating(newChoice(this))
    , m_comment(new QLineEdit(this))
{
    m_rating->setObjectName(QStringLiteral("ratingStars"));
    m_comment->setObjectName(QStringLiteral("ratingComment"));
    m_comment->setPlaceholderText(tr("In the customer's words"));
    m_comment->setMaxLength(longestComment);
    for (int rating = best; rating >= 1; --rating)
        m_rating->addItem(textOf(rating), rating);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_rating);
    column->addWidget(m_comment);
    connect(m_comment, &QLineEdit::returnPressed, this, &RatingForm::confirmed);
}

void RatingForm::setRating(int rating, const QString &comment)
{
    m_rating->setCurrentIndex(m_rating->findData(rating > 0 ? rating : usual));
    m_comment->setText(comment);
}

QString RatingForm::textOf(int rating)
{
    const QString stars = QString(rating, QChar(0x2605)) + QString(best - rating, QChar(0x2606));
    const QString words[] = {tr("very dissatisfied"), tr("dissatisfied"), tr("neither"), tr("satisfied"), tr("very satisfied")};
    return rating < 1 || rating > best ? QString() : QStringLiteral("%1  %2").arg(stars, words[rating - 1]);
}

} // namespace fieldlane::ui::intake
