#pragma once
#include "core/result.h"
#include "desk/catalog.h"
#include "domain/historyentry.h"
#include "ui/shared/storyview.h"
#include <QCoreApplication>

class QIODevice;

namespace fieldlane::ui::intake {

/// The history of orders in the words of the order's own story, as a file for others: who did what, when, why. Times
/// are those of the order's site.
class HistoryPaper
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::intake::HistoryPaper)
public:
    enum class Format { Csv, Pdf };
    /// By the end of a file's name; nothing for other endings.
    static std::optional<Format> formatOf(const QString &fileName);
    /// So many events go on paper; more belong into a table.
    static constexpr int mostOnPaper = 5000;

    HistoryPaper(const desk::Catalog &catalog, core::Instant now)
        : m_catalog(catalog)
        , m_now(now)
    {
    }
    /// Writes one row an event: time, order, customer, who, what, changes, reason. Any thread.
    core::Result<void> writeCsv(const std::vector<domain::HistoryEntry> &entries, QIODevice &device) const;
    /// Pages of A4, order by order. Needs fonts, so the GUI thread. Error: more than `mostOnPaper` events.
    core::Result<void> writePdf(const std::vector<domain::HistoryEntry> &entries, const QString &title, QIODevice &device) const;
    /// The file appears whole or not at all.
    core::Result<void> writeFile(
        const std::vector<domain::HistoryEntry> &entries, const QString &title, const QString &fileName, Format format) const;

private:
    StoryLine lineOf(const domain::HistoryEntry &entry) const;
    QString html(const std::vector<domain::HistoryEntry> &entries, const QString &title) const;

    const desk::Catalog &m_catalog;
    core::Instant m_now;
};

} // namespace fieldlane::ui::intake
