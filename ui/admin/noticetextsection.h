#pragma once
#include "domain/noticetext.h"
#include "ui/admin/admintools.h"
#include "ui/admin/entrysection.h"

namespace fieldlane::ui::admin {

class NoticePreview;
class TextArea;

extern template class EntrySection<domain::NoticeTemplate>;

/// The company's own words for notices, by event, channel and language. While they are written they are seen as their
/// reader would get them, and what would keep them from being used is told at once.
class NoticeTextSection : public EntrySection<domain::NoticeTemplate>
{
    Q_OBJECT
public:
    NoticeTextSection(desk::Desk &desk, const AdminTools &tools, QObject *parent);

protected:
    std::vector<domain::NoticeTemplate> all() const override;
    Entry entryOf(const domain::NoticeTemplate &words) const override;
    domain::NoticeTemplate fresh() const override;
    void shown() override;

private:
    void addWhat();
    void addWords();
    /// A text that nobody touched follows the event, channel and language that it is for.
    void followShipped(const domain::NoticeTemplate &edited);
    void showFault(const domain::NoticeTemplate &edited);
    void insert(const QString &placeholder);
    void backToShipped();
    static domain::NoticeText shippedFor(const domain::NoticeTemplate &words);

    QLineEdit *m_title = nullptr;
    TextArea *m_body = nullptr;
    MessageStrip *m_fault = nullptr;
    NoticePreview *m_preview = nullptr;
    QAction *m_shipped;
    domain::NoticeText m_filled; ///< what was put in by itself
    bool m_bodyIsWritten = true; ///< the field that was written in last
};

} // namespace fieldlane::ui::admin
