#include "delivery/mailcarrier.h"
#include "delivery/mailtext.h"
#include "delivery/transfer.h"
#include <curl/curl.h>
#include <memory>

namespace fieldlane::delivery {

namespace {

using Answer = Receipt::Answer;

template <class T, void (*Free)(T *)>
struct Freed
{
    void operator()(T *t) const { Free(t); }
};
using Curl = std::unique_ptr<CURL, Freed<CURL, curl_easy_cleanup>>;
using List = std::unique_ptr<curl_slist, Freed<curl_slist, curl_slist_free_all>>;
using Mime = std::unique_ptr<curl_mime, Freed<curl_mime, curl_mime_free>>;

List listOf(const QList<QByteArray> &lines)
{
    curl_slist *list = nullptr;
    for (const QByteArray &line : lines)
        list = curl_slist_append(list, line.constData());
    return List(list);
}

void addPart(curl_mime *mime, const QString &text, const char *type)
{
    curl_mimepart *part = curl_mime_addpart(mime);
    const QByteArray bytes = QString(text).replace(QLatin1Char('\n'), QLatin1String("\r\n")).toUtf8();
    curl_mime_data(part, bytes.constData(), size_t(bytes.size()));
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

/// A part in a mail of its own, or next to its HTML form for the reader's program to choose from.
Mime bodyOf(CURL *curl, const QString &text, bool withHtml)
{
    Mime mime(curl_mime_init(curl));
    if (!withHtml) {
        addPart(mime.get(), text, "text/plain; charset=utf-8");
        return mime;
    }
    curl_mime *both = curl_mime_init(curl);
    addPart(both, text, "text/plain; charset=utf-8");
    addPart(both, htmlOf(text), "text/html; charset=utf-8");
    curl_mimepart *part = curl_mime_addpart(mime.get());
    curl_mime_subparts(part, both);
    curl_mime_type(part, "multipart/alternative");
    return mime;
}

Receipt receiptOf(CURLcode code, long status)
{
    if (code == CURLE_OK)
        return {Answer::Sent, {}, {}};
    const QString said = QString::fromUtf8(curl_easy_strerror(code));
    const QString number = status > 0 ? QStringLiteral(" (%1)").arg(status) : QString();
    switch (code) {
    case CURLE_LOGIN_DENIED:
        return {Answer::ChannelFault, QStringLiteral("The mail server does not accept the user or the password%1.").arg(number), {}};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return {Answer::ChannelFault, QStringLiteral("The certificate of the mail server cannot be trusted: %1.").arg(said), {}};
    case CURLE_USE_SSL_FAILED:
        return {Answer::ChannelFault, QStringLiteral("The mail server offers no encryption."), {}};
    case CURLE_URL_MALFORMAT:
        return {Answer::ChannelFault, QStringLiteral("The address of the mail server is wrong."), {}};
    default:
        break;
    }
    if (status >= 500)
        return {Answer::Refused, QStringLiteral("The mail server refused it for good%1.").arg(number), {}};
    if (status >= 400)
        return {Answer::Later, QStringLiteral("The mail server refused it for now%1.").arg(number), {}};
    return {Answer::Later, QStringLiteral("The mail server cannot be reached: %1.").arg(said), {}};
}

} // namespace

MailCarrier::MailCarrier(const domain::NoticeChannel &channel, const QString &secret, const core::StopToken &stop)
    : m_channel(channel)
    , m_secret(secret)
    , m_stop(stop)
{
}

Receipt MailCarrier::send(const Message &message)
{
    prepareCurl();
    const QString from = setting("from");
    if (!isMailAddress(from))
        return {Answer::ChannelFault, QStringLiteral("The sender's address is no e-mail address."), {}};
    if (!isMailAddress(message.address))
        return {Answer::Refused, QStringLiteral("The reader's address is no e-mail address."), {}};
    const QString security = setting("security");
    const bool isTls = security == QLatin1String("tls");
    const QString port = setting("port").isEmpty() ? (isTls ? QStringLiteral("465") : QStringLiteral("587")) : setting("port");
    const QString helo = setting("helo").isEmpty() ? from.section(QLatin1Char('@'), 1) : setting("helo");
    const QByteArray url = QStringLiteral("%1://%2:%3/%4")
                               .arg(isTls ? QStringLiteral("smtps") : QStringLiteral("smtp"), setting("host"), port, helo)
                               .toUtf8();
    const Curl curl(curl_easy_init());
    CURL *c = curl.get();
    const List recipients = listOf({'<' + message.address.toUtf8() + '>'});
    const List headers = listOf({"From: <" + from.toUtf8() + '>', "To: <" + message.address.toUtf8() + '>',
        "Subject: " + headerText(message.text.subject), "Date: " + mailDate(message.now),
        "Message-ID: <" + message.dedupe.toUtf8() + '@' + helo.toUtf8() + '>', "Auto-Submitted: auto-generated"});
    const Mime body = bodyOf(c, message.text.body, setting("html") == QLatin1String("yes"));
    curl_easy_setopt(c, CURLOPT_URL, url.constData());
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_USE_SSL, security == QLatin1String("none") ? long(CURLUSESSL_TRY) : long(CURLUSESSL_ALL));
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, connectMs);
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, totalMs);
    stopWith(c, m_stop);
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, ('<' + from.toUtf8() + '>').constData());
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(c, CURLOPT_MIMEPOST, body.get());
    if (const QString ca = setting("ca"); !ca.isEmpty())
        curl_easy_setopt(c, CURLOPT_CAINFO, ca.toUtf8().constData());
    if (const QString user = setting("user"); !user.isEmpty()) {
        curl_easy_setopt(c, CURLOPT_USERNAME, user.toUtf8().constData());
        curl_easy_setopt(c, CURLOPT_PASSWORD, m_secret.toUtf8().constData());
    }
    const CURLcode code = curl_easy_perform(c);
    leaveQuickly(c, m_stop);
    long status = 0;
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    return receiptOf(code, status);
}

} // namespace fieldlane::delivery
