#include "ui/shared/fieldeditor.h"
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace fieldlane::ui {

QString textIn(const QWidget &editor)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(&editor))
        return line->text();
    if (const auto *area = qobject_cast<const QPlainTextEdit *>(&editor))
        return area->toPlainText();
    if (const auto *choice = qobject_cast<const QComboBox *>(&editor))
        return choice->currentData().toString();
    return static_cast<const QCheckBox &>(editor).isChecked() ? QStringLiteral("true") : QStringLiteral("false");
}

void putText(QWidget &editor, const QString &text)
{
    if (auto *line = qobject_cast<QLineEdit *>(&editor)) {
        if (line->text() != text)
            line->setText(text);
        line->setCursorPosition(0);
    } else if (auto *area = qobject_cast<QPlainTextEdit *>(&editor)) {
        if (area->toPlainText() != text)
            area->setPlainText(text);
    } else if (auto *choice = qobject_cast<QComboBox *>(&editor)) {
        if (!text.isEmpty() && choice->findData(text) < 0)
            choice->addItem(text, text);
        choose(*choice, text);
    } else {
        static_cast<QCheckBox &>(editor).setChecked(text == QLatin1String("true"));
    }
}

QComboBox *newChoice(QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(8);
    choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QObject::connect(choice, &QComboBox::currentTextChanged, choice, &QComboBox::setToolTip);
    return choice;
}

void choose(QComboBox &choice, const QVariant &data)
{
    choice.setCurrentIndex(std::max(choice.findData(data), choice.findData(QVariant()) >= 0 ? 0 : -1));
}

} // namespace fieldlane::ui
