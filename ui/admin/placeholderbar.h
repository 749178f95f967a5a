#pragma once
#include <QWidget>

namespace fieldlane::ui::admin {

/// The placeholders that a text of notices can have, as buttons; each with its meaning as a tip.
class PlaceholderBar : public QWidget
{
    Q_OBJECT
public:
    explicit PlaceholderBar(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &placeholder); ///< "{number}"
};

} // namespace fieldlane::ui::admin
