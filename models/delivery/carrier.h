#pragma once
#include "domain/noticetext.h"
#include <QString>

namespace fieldlane::delivery {

/// One delivery, ready to be sent.
struct Message
{
    QString dedupe; ///< goes with the message, so that the other side can tell a repetition
    QString address;
    QString language;
    domain::NoticeText text;
    domain::Notice notice;
    core::Instant now;
};

/// What came of an attempt.
struct Receipt
{
    enum class Answer {
        Sent,
        Later, ///< refused for now, or nobody answered
        Refused, ///< for good
        ChannelFault ///< password, certificate, settings: no message will get through until somebody mends it
    };
    Answer answer = Answer::Sent;
    QString detail; ///< one sentence for the outbox; holds no secret
    QString reference; ///< the provider's id of the message
};

/// Sends messages over one channel, one at a time, and waits for the answer. Used from one thread.
class Carrier
{
public:
    virtual ~Carrier() = default;
    virtual Receipt send(const Message &message) = 0;
};

} // namespace fieldlane::delivery
