#pragma once
#include "core/coordinate.h"
#include "ui/admin/admintools.h"
#include <optional>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace fieldlane::ui::admin {

/// A place as coordinates, typed or pointed at on the map.
class PlaceEditor : public QWidget
{
    Q_OBJECT
public:
    /// `prompt` is what the map asks for: "Click where the technician lives."
    PlaceEditor(const AdminTools &tools, const QString &prompt, QWidget *parent = nullptr);
    void setValue(const std::optional<core::Coordinate> &place);
    /// None while the text is empty or wrong.
    std::optional<core::Coordinate> value() const;
    QString problem() const;
    QLineEdit *line() const { return m_line; }
    static QString words(const std::optional<core::Coordinate> &place);

Q_SIGNALS:
    void changed();

private:
    void point();

    const AdminTools &m_tools;
    QString m_prompt;
    QLineEdit *m_line;
    QPushButton *m_point;
    std::optional<core::Coordinate> m_exact; ///< what the text was made from
};

} // namespace fieldlane::ui::admin
