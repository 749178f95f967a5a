#pragma once
#include "domain/notice.h"
#include <QWidget>
#include <vector>

class QCheckBox;

namespace fieldlane::ui::admin {

/// Which notices go out over a channel: a box for each kind, in two columns.
class KindsEditor : public QWidget
{
    Q_OBJECT
public:
    using Kinds = std::vector<domain::NoticeKind>;
    explicit KindsEditor(const Kinds &possible, QWidget *parent = nullptr);
    void setValue(const Kinds &kinds);
    Kinds value() const;
    QCheckBox *first() const { return m_boxes.front().second; }

Q_SIGNALS:
    void changed();

private:
    Kinds m_set;
    std::vector<std::pair<domain::NoticeKind, QCheckBox *>> m_boxes;
};

} // namespace fieldlane::ui::admin
