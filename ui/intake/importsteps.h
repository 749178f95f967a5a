#pragma once
#include <QWidget>

namespace fieldlane::ui::intake {

/// The row of steps above the import's pages: done ones have a tick, the present one a filled number.
class ImportSteps : public QWidget
{
    Q_OBJECT
public:
    explicit ImportSteps(const QStringList &titles, QWidget *parent = nullptr);
    void setCurrent(int step);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int stepWidth(int step) const;

    QStringList m_titles;
    int m_current = 0;
};

} // namespace fieldlane::ui::intake
