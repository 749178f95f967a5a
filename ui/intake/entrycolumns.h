#pragma once
#include <QFrame>
#include <QGridLayout>
#include <QScrollArea>

namespace fieldlane::ui::intake {

/// Caller, form and suggestions side by side; in a narrower place the suggestions stand under the caller, in a
/// very narrow one all three stand one under the other. What is too high scrolls.
class EntryColumns : public QScrollArea
{
    Q_OBJECT
public:
    struct Panels
    {
        QFrame *caller;
        QFrame *form;
        QFrame *suggestions;
    };
    enum class Columns { One, Two, Three };
    static constexpr int threeFrom = 1000; ///< device-independent pixels
    static constexpr int twoFrom = 660;

    /// Takes the panels.
    EntryColumns(const Panels &panels, QWidget *parent);
    Columns columns() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(Columns columns);

    Panels m_panels;
    QGridLayout *m_grid;
    Columns m_columns = Columns::Three;
};

} // namespace fieldlane::ui::intake
