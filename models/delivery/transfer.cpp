#include "delivery/transfer.h"
#include <curl/curl.h>
#include <memory>

namespace fieldlane::delivery {

namespace {

constexpr qsizetype mostBody = 64 * 1024;

/// Takes what fits; more than that is refused, which ends the transfer.
size_t take(char *data, size_t size, size_t count, void *target)
{
    auto *body = static_cast<QByteArray *>(target);
    const qsizetype length = qsizetype(size * count);
    if (body->size() + length > mostBody)
        return 0;
    body->append(data, length);
    return size_t(length);
}

/// libcurl asks this about once a second; anything but 0 ends the transfer.
int shouldEnd(void *stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const core::StopToken *>(stop)->shouldStop() ? 1 : 0;
}

} // namespace

void stopWith(void *curl, const core::StopToken &stop)
{
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, shouldEnd);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stop);
}

void leaveQuickly(void *curl, const core::StopToken &stop)
{
#if LIBCURL_VERSION_NUM >= 0x075700
    if (stop.shouldStop())
        curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
#else
    Q_UNUSED(curl)
    Q_UNUSED(stop)
#endif
}

void prepareCurl()
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(once)
}

HttpAnswer transfer(const HttpRequest &request, const core::StopToken &stop)
{
    prepareCurl();
    HttpAnswer answer;
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    curl_slist *list = nullptr;
    for (const QByteArray &header : request.headers)
        list = curl_slist_append(list, header.constData());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, curl_slist_free_all);
    CURL *c = curl.get();
    curl_easy_setopt(c, CURLOPT_URL, request.url.toUtf8().constData());
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, connectMs);
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, totalMs);
    stopWith(c, stop);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(c, CURLOPT_USERAGENT, "Fieldlane");
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, &answer.body);
    if (!request.caFile.isEmpty())
        curl_easy_setopt(c, CURLOPT_CAINFO, request.caFile.toUtf8().constData());
    if (!request.user.isEmpty()) {
        curl_easy_setopt(c, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(c, CURLOPT_USERNAME, request.user.toUtf8().constData());
        curl_easy_setopt(c, CURLOPT_PASSWORD, request.password.toUtf8().constData());
    }
    if (request.method == "POST") {
        curl_easy_setopt(c, CURLOPT_POST, 1L);
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, long(request.body.size()));
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, request.body.constData());
    }
    const CURLcode code = curl_easy_perform(c);
    leaveQuickly(c, stop);
    long status = 0;
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    answer.isCertificateFault = code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE;
    if (code == CURLE_OK)
        answer.status = int(status);
    else
        answer.error = QString::fromUtf8(curl_easy_strerror(code));
    return answer;
}

} // namespace fieldlane::delivery
