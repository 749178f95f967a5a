#pragma once
#include "ui/shared/fieldbox.h"
#include <QGridLayout>

namespace fieldlane::ui {

/// How a row of a form is called and placed.
struct RowPlace
{
    enum class Width { Half, Full };
    QString label; ///< with a mnemonic
    QStringList stored; ///< names of the fields in history that it edits; the first names the editor
    Width width = Width::Half;
};

/// The paper that the rows of a form stand on: two columns under headings.
class FormPage : public QWidget
{
    Q_OBJECT
public:
    explicit FormPage(QWidget *parent = nullptr);
    void addHeading(const QString &text);
    /// A sentence over the rows that follow.
    void addNote(const QString &text);
    /// Over the whole width, without a label.
    void addWide(QWidget *widget);
    bool isShowing() const { return m_showing; }
    /// What cannot be edited is still there to be read.
    void setEditable(bool editable);

Q_SIGNALS:
    void changed(); ///< by the user

protected:
    FieldBox *addField(const RowPlace &place, QWidget *editor, QWidget *focus);
    void touched();
    /// What is set from now on is no edit.
    void setShowing(bool showing) { m_showing = showing; }

private:
    void nextLine();
    QGridLayout *m_grid;
    int m_line = 0;
    bool m_half = false; ///< the right half of the line is free
    bool m_showing = true; ///< until the first value is shown
};

} // namespace fieldlane::ui
