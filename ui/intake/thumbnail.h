#pragma once
#include <QImage>
#include <QWidget>

namespace fieldlane::ui::intake {

/// A small picture of a file, or its ending on a plain sheet. Tells once when it is first seen, so that nobody reads
/// pictures that nobody looks at.
class Thumbnail : public QWidget
{
    Q_OBJECT
public:
    static constexpr int edge = 44;
    static constexpr int pictureEdge = 3 * edge; ///< enough for displays of three times the pixels

    explicit Thumbnail(const QString &ending, QWidget *parent = nullptr);
    void setPicture(const QImage &picture);
    bool hasPicture() const { return !m_picture.isNull(); }

Q_SIGNALS:
    void seen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_ending;
    QImage m_picture;
    bool m_isSeen = false;
};

} // namespace fieldlane::ui::intake
