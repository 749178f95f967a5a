#include "exchange/columns.h"
#include "core/text.h"
#include <array>

namespace fieldlane::exchange {

namespace {

constexpr std::array orderColumns{
    ColumnSpec{"number",
        "ordernumber orderno orderid order requestnumber requestid servicerequestnumber ticket "
        "ticketnumber ticketid workorder workordernumber workorderid wo wonumber srnumber caseid "
        "casenumber jobnumber reference id 工单号 工单编号 单号 订单号 编号 numero auftragsnummer"},
    ColumnSpec{"created",
        "createdat createddate creationdate datecreated opened openedat openeddate requested "
        "requestdate entered enteredat receivedat reportedat reported 创建时间 受理时间 报修时间 创建日期 "
        "creado erstellt"},
    ColumnSpec{"closed",
        "closedat closeddate dateclosed closedate closetime resolvedat 关闭时间 关单时间 cerrado "
        "geschlossen"},
    ColumnSpec{"status", "state orderstatus 状态 工单状态 estado"},
    ColumnSpec{"type",
        "ordertype requesttype worktype servicetype category template jobtype 类型 工单类型 服务类型 tipo "
        "typ art"},
    ColumnSpec{"unit",
        "region branch district territory outlet area serviceregion serviceunit organisation organization "
        "区域 网点 单位 部门 unidad region gebiet"},
    ColumnSpec{"channel", "source requestsource origin 渠道 来源 canal kanal"},
    ColumnSpec{"customer",
        "customername client clientname contact contactname name 客户 客户姓名 客户名称 联系人 cliente "
        "kunde"},
    ColumnSpec{"phone",
        "customerphone telephone tel mobile phonenumber contactphone 电话 手机 联系电话 手机号 telefono "
        "telefon"},
    ColumnSpec{
        "address", "siteaddress serviceaddress location street fulladdress 地址 服务地址 direccion adresse"},
    ColumnSpec{"latitude", "lat y ylat sitelatitude 纬度 latitud breite breitengrad"},
    ColumnSpec{"longitude", "lon lng long x xlon sitelongitude 经度 longitud laenge langengrad"},
    ColumnSpec{"description",
        "details detail notes note comment comments problem summary subject 描述 故障描述 问题描述 备注 "
        "descripcion beschreibung"},
    ColumnSpec{"priority", "urgency severity 优先级 紧急程度 prioridad prioritat"},
    ColumnSpec{
        "due", "dueat duedate deadline completeby sla slatime 截止时间 要求完成时间 vencimiento fallig"},
    ColumnSpec{"windowStart",
        "timewindowstart promisedstart promisedfrom appointmentstart earliest earlieststart 预约开始 "
        "预约时间"},
    ColumnSpec{"windowEnd",
        "timewindowend promisedend promisedto promiseduntil appointmentend latest lateststart 预约结束"},
    ColumnSpec{"duration",
        "durationminutes minutes estimatedduration estimatedminutes worktime 时长 工时 duracion dauer"},
    ColumnSpec{"technician",
        "technicianname assignedto assignee engineer worker mechanic resource 技师 工程师 师傅 接收人 "
        "tecnico techniker"},
    ColumnSpec{"plannedStart", "scheduledstart scheduledat start starttime startat 计划开始 派工时间"},
    ColumnSpec{"plannedEnd", "scheduledend end endtime endat finish 计划结束"},
    ColumnSpec{"completed", "completedat completiondate completeddate finishedat 完成时间"},
    ColumnSpec{"responseDue", "responsedueat responseby firstresponsedue 响应时限"},
    ColumnSpec{"skills", "skill requirements requiredskills 技能"},
    ColumnSpec{"zone", "timezone tz 时区"},
    ColumnSpec{"email",
        "mail emailaddress customeremail contactemail 邮箱 电子邮件 邮件 correo correoelectronico"},
    ColumnSpec{"follows", "predecessor waitsfor dependson 前置工单 precedente vorganger vorgaenger"},
};
static_assert(orderColumns.size() == orderColumnCount);

constexpr std::array technicianColumns{
    ColumnSpec{"name",
        "technician technicianname fullname employee employeename worker engineer 姓名 技师 名称 nombre"},
    ColumnSpec{"code",
        "id number employeeid employeenumber staffid personnelnumber techid technicianid 工号 编号 codigo "
        "personalnummer"},
    ColumnSpec{"unit", "region branch district territory outlet team 区域 网点 单位 部门 unidad gebiet"},
    ColumnSpec{"phone", "telephone tel mobile phonenumber 电话 手机 手机号 telefono telefon"},
    ColumnSpec{"skills", "skill skillset qualifications 技能 habilidades fahigkeiten"},
    ColumnSpec{"latitude", "homelatitude homelat lat baselat baselatitude startlatitude y 纬度"},
    ColumnSpec{"longitude",
        "homelongitude homelon homelng lon lng long baselon baselongitude startlongitude x 经度"},
    ColumnSpec{"shifts", "weekshifts workinghours schedule 班次"},
    ColumnSpec{"shiftStart", "start starttime workstart from daystart 上班 上班时间"},
    ColumnSpec{"shiftEnd", "end endtime workend to dayend 下班 下班时间"},
    ColumnSpec{"breakStart", "lunchstart pausestart"},
    ColumnSpec{"breakEnd", "lunchend pauseend"},
    ColumnSpec{"days", "weekdays workdays workingdays 工作日"},
    ColumnSpec{"capacity", "maxorders maxordersperday ordersperday maxjobs cap dailycap 日单量 上限"},
    ColumnSpec{"maxMinutes", "maxminutesperday minutesperday"},
    ColumnSpec{"speedFactor", "speed"},
    ColumnSpec{"active", "enabled employed 在职"},
    ColumnSpec{"zone", "timezone tz 时区"},
};
static_assert(technicianColumns.size() == technicianColumnCount);

constexpr std::array unitColumns{
    ColumnSpec{"name", "unit unitname region regionname district branch title 名称 区域 网点 nombre"},
    ColumnSpec{"parent", "parentunit parentname belongsto 上级 上级单位"},
    ColumnSpec{"kind", "unitkind level 类别"},
    ColumnSpec{"zone", "timezone tz 时区"},
    ColumnSpec{"latitude", "lat centrelatitude centerlatitude y 纬度"},
    ColumnSpec{"longitude", "lon lng long centrelongitude centerlongitude x 经度"},
    ColumnSpec{"area", "servicearea multipolygon 范围"},
};
static_assert(unitColumns.size() == unitColumnCount);

} // namespace

std::span<const ColumnSpec> columnsOf(TableKind kind)
{
    switch (kind) {
    case TableKind::Technicians:
        return technicianColumns;
    case TableKind::Units:
        return unitColumns;
    case TableKind::Orders:
        break;
    }
    return orderColumns;
}

QString foldedColumn(const QString &name)
{
    return core::foldForSearch(name).remove(QLatin1Char(' '));
}

} // namespace fieldlane::exchange
