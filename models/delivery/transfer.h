#pragma once
#include "core/worker.h"
#include <QByteArray>
#include <QList>
#include <QString>

namespace fieldlane::delivery {

/// One request to a gateway. Redirects are not followed and certificates are always checked.
struct HttpRequest
{
    QByteArray method = "GET"; ///< GET or POST
    QString url; ///< may hold a secret: never to be shown
    QList<QByteArray> headers;
    QByteArray body;
    QString user; ///< of HTTP basic authentication
    QString password;
    QString caFile; ///< empty: the system's certificates
};

struct HttpAnswer
{
    int status = 0; ///< 0: no answer came; `error` says why
    QByteArray body; ///< at most 64 kB
    QString error;
    bool isCertificateFault = false;
};

/// Waits for the answer for at most 45 seconds, and about a second longer than it should stop.
HttpAnswer transfer(const HttpRequest &request, const core::StopToken &stop = {});

/// Prepares libcurl; safe to call often and from any thread.
void prepareCurl();
/// Lets a transfer end when it should stop. `curl` is a CURL handle; the token outlives its transfer.
void stopWith(void *curl, const core::StopToken &stop);
/// After a transfer: one that was stopped leaves nothing to wait for, such as the name of a server that nobody answers.
void leaveQuickly(void *curl, const core::StopToken &stop);

inline constexpr long connectMs = 20'000; ///< libcurl counts the log-in at a mail server in
inline constexpr long totalMs = 45'000;

} // namespace fieldlane::delivery
