#pragma once
#include "ui/shared/fieldeditor.h"
#include <QComboBox>

namespace fieldlane::ui::customers {

/// The grade of a customer: one of the company's, or none. One that is out of use by now stays where it is.
class GradeChoice : public QComboBox
{
    Q_OBJECT
public:
    explicit GradeChoice(QWidget *parent = nullptr)
        : QComboBox(parent)
    {
        connect(this, &QComboBox::currentIndexChanged, this, &GradeChoice::changed);
    }
    void setGrades(const QStringList &grades)
    {
        const QSignalBlocker quiet(this);
        const QString chosen = value();
        clear();
        addItem(tr("No grade"), QString());
        for (const QString &grade : grades)
            addItem(grade, grade);
        setValue(chosen);
    }
    void setValue(const QString &grade)
    {
        if (findData(grade) < 0)
            addItem(grade, grade);
        setCurrentIndex(findData(grade));
    }
    QString value() const { return currentData().toString(); }

Q_SIGNALS:
    void changed();
};

} // namespace fieldlane::ui::customers
