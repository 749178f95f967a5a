#pragma once
#include "desk/catalog.h"
#include "domain/event.h"
#include "ui/shared/storyview.h"
#include <QCoreApplication>
#include <QTimeZone>

namespace fieldlane::ui::intake {

/// Makes the story of an order from its events. Fields and actions that this program does not know are told by
/// their names, so that events of newer programs still read.
class StoryWords
{
    Q_DECLARE_TR_FUNCTIONS(fieldlane::ui::intake::StoryWords)
public:
    StoryWords(const desk::Catalog &catalog, QTimeZone zone, core::Instant now)
        : m_catalog(catalog)
        , m_zone(std::move(zone))
        , m_now(now)
    {
    }
    StoryLine line(const domain::Event &event) const;
    /// Whether a field's change is told by the sentence of its event, or of no interest to people.
    static bool isSilent(const QString &field);
    /// The word for a field of order or assignment: "Customer".
    static QString fieldName(const QString &field);
    /// A stored value of a field as people read it; a dash for none.
    QString value(const QString &field, const QJsonValue &value) const;

    /// Why, as people read it: automatic dispatch writes down figures.
    static QString reasonOf(const QString &reason);

private:
    /// Which rules took an order that came in; empty when none did.
    static QString rulesOf(const QJsonObject &changes);
    QString sentence(const domain::Event &event) const;
    static QString fileSentence(const domain::Event &event);
    QString planSentence(const QJsonObject &changes) const;
    QString assistantSentence(const QJsonObject &changes) const;
    QString organisationName(const QString &field, qint64 id) const;
    QString technicianName(const QJsonValue &id) const;
    QStringList changesOf(const QString &part, const QJsonObject &change) const;
    QString moment(const QJsonValue &ms) const;

    const desk::Catalog &m_catalog;
    QTimeZone m_zone;
    core::Instant m_now;
};

} // namespace fieldlane::ui::intake
