#pragma once
#include "domain/technician.h"
#include "ui/shared/tableeditor.h"
#include <QCoreApplication>
#include <QTimeZone>

namespace fieldlane::ui::admin {

/// Skills with their levels; those of technicians with the day on which a certificate expires.
class SkillsEditor : public TableEditor<domain::Skill>
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::admin::SkillsEditor)
public:
    enum class Certificates { None, Shown };
    SkillsEditor(Certificates certificates, const QTimeZone &zone, QWidget *parent);
    static QString words(const std::vector<domain::Skill> &skills, const QTimeZone &zone);
    /// A day, or more exactly where it is no midnight; read() understands both. Empty for none.
    static QString dayText(const std::optional<core::Instant> &t, const QTimeZone &zone);
    static std::optional<core::Instant> readDay(const QString &text, const QTimeZone &zone);

private:
    static std::vector<Column> columns(Certificates certificates);
    static Codec codec(Certificates certificates, const QTimeZone &zone);
};

} // namespace fieldlane::ui::admin
