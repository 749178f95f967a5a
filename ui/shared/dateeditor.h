#pragma once
#include <QDate>
#include <QLineEdit>

namespace fieldlane::ui {

/// A day, typed as 2026-12-25.
class DateEditor : public QLineEdit
{
    Q_OBJECT
public:
    explicit DateEditor(QWidget *parent = nullptr)
        : QLineEdit(parent)
    {
        setPlaceholderText(QStringLiteral("2026-12-25"));
        connect(this, &QLineEdit::textChanged, this, &DateEditor::changed);
    }
    void setValue(QDate day) { setText(day.toString(Qt::ISODate)); }
    QDate value() const { return QDate::fromString(text().trimmed(), Qt::ISODate); }
    QString problem() const { return value().isValid() ? QString() : tr("Write the day as 2026-12-25."); }

Q_SIGNALS:
    void changed();
};

} // namespace fieldlane::ui
