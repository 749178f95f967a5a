#include "domain/noticetext.h"
#include <array>

// The words that come with the program: for each kind and language a title and a sentence that hold for whoever reads
// them, technician, manager or customer.
namespace fieldlane::domain {

namespace {

struct Words
{
    const char *title;
    const char *sentence;
};
using Language = std::array<Words, noticeKindCount>;

constexpr Language english {{
    {"Order {number} is planned", "{technician} is planned for {customer}, {address}: {start} to {end}."},
    {"Order {number} has a new time", "{customer}, {address}: {start} to {end} instead of {before}."},
    {"Order {number} is no longer yours", "The order for {customer}, {address} went to somebody else or is planned anew."},
    {"Order {number} is cancelled", "The order for {customer}, {address} will not be carried out.\nReason: {reason}"},
    {"Order {number} was rejected", "{previous} will not do the order for {customer}, {address}.\nReason: {reason}"},
    {"Order {number} came back to you", "{by} returned the order for {customer}.\nReason: {reason}"},
    {"Order {number} waits at your desk", "{customer}, {address} waits for you to dispatch it."},
    {"Order {number} waits for dispatch", "{customer}, {address} waits for dispatch in {unit}."},
    {"Order {number} can be claimed", "{customer}, {address} is offered in {pool} until {deadline}."},
    {"Reminder: order {number}", "The order for {customer}, {address} waits for you.\nStart: {start}\nClaim until: {deadline}"},
    {"Order {number}: on the way", "{technician} is on the way to {customer}, {address}."},
    {"Order {number} is done", "The work for {customer}, {address} is completed."},
    {"Order {number}: correction", "The earlier notice “{earlier}” no longer holds."},
    {"Order {number} has come in", "{customer}, {address}: {description}\nRule: {reason}"},
    {"Order {number} needs a new time", "The visit to {customer}, {address} at {start} cannot take place as planned. You will hear of a new time."},
    {"Order {number} can no longer be claimed", "It went to {technician}.\n{customer}, {address}"},
}};

constexpr Language spanish {{
    {"La orden {number} está planificada", "{technician} irá a {customer}, {address}: {start} a {end}."},
    {"La orden {number} tiene otra hora", "{customer}, {address}: {start} a {end} en lugar de {before}."},
    {"La orden {number} ya no es suya", "La orden de {customer}, {address} pasó a otra persona o se planifica de nuevo."},
    {"La orden {number} está anulada", "La orden de {customer}, {address} no se realizará.\nMotivo: {reason}"},
    {"La orden {number} fue rechazada", "{previous} no realizará la orden de {customer}, {address}.\nMotivo: {reason}"},
    {"La orden {number} le fue devuelta", "{by} devolvió la orden de {customer}.\nMotivo: {reason}"},
    {"La orden {number} espera en su mesa", "{customer}, {address} espera a que usted la asigne."},
    {"La orden {number} espera asignación", "{customer}, {address} espera asignación en {unit}."},
    {"La orden {number} se puede tomar", "{customer}, {address} se ofrece en {pool} hasta {deadline}."},
    {"Recordatorio: orden {number}", "La orden de {customer}, {address} le espera.\nInicio: {start}\nSe puede tomar hasta: {deadline}"},
    {"Orden {number}: en camino", "{technician} está en camino a {customer}, {address}."},
    {"La orden {number} está terminada", "El trabajo para {customer}, {address} está terminado."},
    {"Orden {number}: corrección", "El aviso anterior «{earlier}» ya no vale."},
    {"Ha entrado la orden {number}", "{customer}, {address}: {description}\nRegla: {reason}"},
    {"La orden {number} necesita otra hora", "La visita a {customer}, {address} el {start} no puede hacerse como estaba previsto. Le comunicaremos otra hora."},
    {"La orden {number} ya no se puede tomar", "La tiene {technician}.\n{customer}, {address}"},
}};

constexpr Language simplified {{
    {"工单 {number} 已排定", "{technician} 将上门服务：{customer}，{address}，{start} 至 {end}。"},
    {"工单 {number} 时间已更改", "{customer}，{address}：{start} 至 {end}，原定 {before}。"},
    {"工单 {number} 不再由您负责", "{customer}，{address} 的工单已转给他人或将重新安排。"},
    {"工单 {number} 已取消", "{customer}，{address} 的工单将不再执行。\n原因：{reason}"},
    {"工单 {number} 被拒绝", "{previous} 不接受 {customer}，{address} 的工单。\n原因：{reason}"},
    {"工单 {number} 已退回给您", "{by} 退回了 {customer} 的工单。\n原因：{reason}"},
    {"工单 {number} 等待您处理", "{customer}，{address} 等待您派工。"},
    {"工单 {number} 待派工", "{customer}，{address} 在 {unit} 等待派工。"},
    {"工单 {number} 可以抢单", "{customer}，{address} 在 {pool} 中，抢单截止 {deadline}。"},
    {"提醒：工单 {number}", "{customer}，{address} 的工单正在等待您。\n开始：{start}\n抢单截止：{deadline}"},
    {"工单 {number}：已出发", "{technician} 正在前往 {customer}，{address}。"},
    {"工单 {number} 已完成", "{customer}，{address} 的工作已完成。"},
    {"工单 {number}：更正", "之前的通知“{earlier}”已失效。"},
    {"收到工单 {number}", "{customer}，{address}：{description}\n规则：{reason}"},
    {"工单 {number} 需另约时间", "原定 {start} 到 {customer}，{address} 的上门服务无法按计划进行，我们将通知您新的时间。"},
    {"工单 {number} 不能再抢", "已由 {technician} 接单。\n{customer}，{address}"},
}};

constexpr Language traditional {{
    {"工單 {number} 已排定", "{technician} 將到府服務：{customer}，{address}，{start} 至 {end}。"},
    {"工單 {number} 時間已更改", "{customer}，{address}：{start} 至 {end}，原定 {before}。"},
    {"工單 {number} 不再由您負責", "{customer}，{address} 的工單已轉給他人或將重新安排。"},
    {"工單 {number} 已取消", "{customer}，{address} 的工單將不再執行。\n原因：{reason}"},
    {"工單 {number} 被拒絕", "{previous} 不接受 {customer}，{address} 的工單。\n原因：{reason}"},
    {"工單 {number} 已退回給您", "{by} 退回了 {customer} 的工單。\n原因：{reason}"},
    {"工單 {number} 等待您處理", "{customer}，{address} 等待您派工。"},
    {"工單 {number} 待派工", "{customer}，{address} 在 {unit} 等待派工。"},
    {"工單 {number} 可以搶單", "{customer}，{address} 在 {pool} 中，搶單截止 {deadline}。"},
    {"提醒：工單 {number}", "{customer}，{address} 的工單正在等待您。\n開始：{start}\n搶單截止：{deadline}"},
    {"工單 {number}：已出發", "{technician} 正在前往 {customer}，{address}。"},
    {"工單 {number} 已完成", "{customer}，{address} 的工作已完成。"},
    {"工單 {number}：更正", "之前的通知「{earlier}」已失效。"},
    {"收到工單 {number}", "{customer}，{address}：{description}\n規則：{reason}"},
    {"工單 {number} 需另約時間", "原定 {start} 到 {customer}，{address} 的到府服務無法按計畫進行，我們將通知您新的時間。"},
    {"工單 {number} 不能再搶", "已由 {technician} 接單。\n{customer}，{address}"},
}};

/// What an e-mail lists below the sentence.
const char *detailsIn(const QString &language)
{
    if (language == QLatin1String("es"))
        return "Orden: {number}\nCliente: {customer}\nDirección: {address}\nTeléfono: {phone}\nHora: {start}\nDescripción: {description}";
    if (language == QLatin1String("zh_CN"))
        return "工单：{number}\n客户：{customer}\n地址：{address}\n电话：{phone}\n时间：{start}\n描述：{description}";
    if (language == QLatin1String("zh_TW"))
        return "工單：{number}\n客戶：{customer}\n地址：{address}\n電話：{phone}\n時間：{start}\n說明：{description}";
    return "Order: {number}\nCustomer: {customer}\nAddress: {address}\nTelephone: {phone}\nTime: {start}\nDescription: {description}";
}

const Language &wordsIn(const QString &language)
{
    return language == QLatin1String("es") ? spanish
        : language == QLatin1String("zh_CN") ? simplified
        : language == QLatin1String("zh_TW") ? traditional
                                             : english;
}

} // namespace

NoticeText shippedText(NoticeKind kind, Channel channel, const QString &language)
{
    const Words &words = wordsIn(language)[size_t(kind)];
    const QString title = QString::fromUtf8(words.title);
    const QString sentence = QString::fromUtf8(words.sentence);
    switch (channel) {
    case Channel::Email:
        return {title, sentence + QStringLiteral("\n\n") + QString::fromUtf8(detailsIn(language))};
    case Channel::Sms:
        return {QString(), title + QLatin1Char('\n') + sentence};
    case Channel::Inbox:
    case Channel::Webhook:
        break;
    }
    return {title, sentence};
}

} // namespace fieldlane::domain
