#pragma once
#include <QWidget>

class QLabel;

namespace fieldlane::ui {

/// A small heading over a group of fields or rows.
class SectionHeader : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHeader(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    /// Puts a control at the right end; takes it.
    void addControl(QWidget *control);

private:
    void dress();

    QLabel *m_title;
};

} // namespace fieldlane::ui
