#include "ui/admin/placeeditor.h"
#include "ui/map/mapview.h"
#include "ui/shared/icons.h"
#include "ui/shared/timetext.h"
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace fieldlane::ui::admin {

PlaceEditor::PlaceEditor(const AdminTools &tools, const QString &prompt, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_prompt(prompt)
    , m_line(new QLineEdit(this))
    , m_point(new QPushButton(Icons::named(QStringLiteral("pin")), tr("Point at it…"), this))
{
    m_line->setPlaceholderText(tr("47.14, 9.52"));
    m_point->setObjectName(QStringLiteral("pointAt"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(m_point);
    connect(m_line, &QLineEdit::textChanged, this, &PlaceEditor::changed);
    connect(m_point, &QPushButton::clicked, this, &PlaceEditor::point);
}

QString PlaceEditor::words(const std::optional<core::Coordinate> &place)
{
    return place ? TimeText::formatCoordinate(*place) : QString();
}

void PlaceEditor::setValue(const std::optional<core::Coordinate> &place)
{
    m_exact = place;
    m_line->setText(words(place));
    m_line->setCursorPosition(0);
}

std::optional<core::Coordinate> PlaceEditor::value() const
{
    if (m_line->text() == words(m_exact))
        return m_exact;
    const auto place = TimeText::readCoordinate(m_line->text());
    return place && place->isValid() ? place : std::nullopt;
}

QString PlaceEditor::problem() const
{
    const bool isEmpty = m_line->text().trimmed().isEmpty();
    return isEmpty || value() ? QString() : tr("Write the latitude, a comma and the longitude, for example 47.14, 9.52.");
}

void PlaceEditor::point()
{
    auto *dialog = new QDialog(window());
    dialog->setObjectName(QStringLiteral("placeDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Point at a place"));
    dialog->resize(820, 560);
    auto *view = new map::MapView(dialog);
    if (m_tools.dressMap)
        m_tools.dressMap(*view);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view);
    view->startPlacing(m_prompt);
    connect(view, &map::MapView::placePicked, this, [this, dialog](core::Coordinate place) {
        m_line->setText(words(place));
        dialog->accept();
    });
    connect(view, &map::MapView::placingCancelled, dialog, &QDialog::reject);
    dialog->open();
    if (const auto now = value()) {
        geo::Camera camera = view->camera();
        camera.setCentre(geo::toWorld(*now));
        camera.setZoom(13);
        view->setCamera(camera);
    }
}

} // namespace fieldlane::ui::admin
