#pragma once
#include "desk/customerlookup.h"
#include "ui/shared/messagestrip.h"
#include <array>
#include <QDialog>
#include <QRadioButton>

class QPushButton;

namespace fieldlane::ui::customers {

/// Two files side by side: which one stays, and what will happen. The desk is borrowed.
class MergeDialog : public QDialog
{
    Q_OBJECT
public:
    MergeDialog(desk::Desk &desk, domain::CustomerId first, domain::CustomerId second, QWidget *parent = nullptr);

Q_SIGNALS:
    /// It is done, and can be undone.
    void merged(fieldlane::domain::CustomerId kept, const QString &droppedName);

private:
    struct Side
    {
        domain::CustomerId id;
        std::optional<desk::CustomerFile> file;
        QRadioButton *keep = nullptr;
        std::vector<TextLabel *> facts; ///< a row each
    };
    QWidget *makeSides();
    QStringList factsOf(const desk::CustomerFile &file) const;
    QWidget *makeButtons();
    void load();
    void showFile(Side &side);
    void foretell();
    void merge();
    void answered(const core::Result<desk::Outcome> &result);
    const Side &kept() const { return m_sides[m_sides[0].keep->isChecked() ? 0 : 1]; }
    const Side &dropped() const { return m_sides[m_sides[0].keep->isChecked() ? 1 : 0]; }

    desk::Desk &m_desk;
    desk::CustomerLookup m_lookup;
    std::array<Side, 2> m_sides;
    MessageStrip *m_strip;
    TextLabel *m_future;
    QPushButton *m_merge = nullptr;
};

} // namespace fieldlane::ui::customers
