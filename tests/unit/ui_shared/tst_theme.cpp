#include "support/testmain.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/theme.h"
#include <cmath>
#include <QApplication>
#include <QFile>
#include <QFontMetrics>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui;
using domain::OrderState;

namespace {

struct Lab
{
    double l, a, b;
};

using Rgb = std::array<double, 3>;

Rgb linear(const QColor &c)
{
    const auto f = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return {f(c.redF()), f(c.greenF()), f(c.blueF())};
}

/// Viénot, Brettel and Mollon (1999), on linear RGB.
Rgb asSeenBy(const QString &eye, const Rgb &c)
{
    if (eye == QLatin1String("protan")) {
        const double rg = 0.11238 * c[0] + 0.88762 * c[1];
        return {rg, rg, 0.00401 * c[0] - 0.00401 * c[1] + c[2]};
    }
    if (eye == QLatin1String("deutan")) {
        const double rg = 0.29275 * c[0] + 0.70725 * c[1];
        return {rg, rg, -0.02234 * c[0] + 0.02234 * c[1] + c[2]};
    }
    return c;
}

Lab lab(const Rgb &c)
{
    const double x = (0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505;
    const double y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    const double z = (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double difference(const QColor &one, const QColor &two, const QString &eye)
{
    const Lab p = lab(asSeenBy(eye, linear(one)));
    const Lab q = lab(asSeenBy(eye, linear(two)));
    return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

QImage drawn(OrderState state, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    StateGlyph::paint(painter, QRectF(0, 0, size, size), state, Qt::black, Qt::white);
    return image;
}

int differingPixels(const QImage &a, const QImage &b)
{
    int n = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            n += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 100;
    return n;
}

void verifyReadable(const QColor &text, const QColor &surface, double least, const QString &what)
{
    const double ratio = contrastRatio(blended(text, surface), surface);
    QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1: %2").arg(what).arg(ratio)));
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
    static void modes()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(Theme::Mode::Light);
        QTest::newRow("dark") << int(Theme::Mode::Dark);
    }
    static Theme fetched()
    {
        QFETCH(int, mode);
        return Theme::builtIn(Theme::Mode(mode));
    }
private Q_SLOTS:
    // Strong text is as large as the body text, and only its weight tells them apart.
    void everyLevelKeepsItsFont()
    {
        const Theme theme = Theme::current();
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(theme.font(Theme::TextLevel::Body).weight(), QFont::Normal);
            QCOMPARE(theme.font(Theme::TextLevel::Strong).weight(), QFont::DemiBold);
            QCOMPARE(theme.font(Theme::TextLevel::Strong).pixelSize(), theme.font(Theme::TextLevel::Body).pixelSize());
            QVERIFY(theme.font(Theme::TextLevel::Display).pixelSize() > theme.font(Theme::TextLevel::Title).pixelSize());
            QVERIFY(theme.font(Theme::TextLevel::Caption).pixelSize() < theme.font(Theme::TextLevel::Body).pixelSize());
        }
    }
    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
        QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }
    void textIsReadableOnSurfaces_data() { modes(); }
    void textIsReadableOnSurfaces()
    {
        const ThemeColors c = fetched().colors();
        for (const QColor &surface : {c.window, c.header, c.panel, c.raised, c.hover, c.laneOdd, c.laneGroup}) {
            verifyReadable(c.text, surface, 7, QStringLiteral("text on %1").arg(surface.name()));
            verifyReadable(c.textMuted, surface, 4.5, QStringLiteral("muted on %1").arg(surface.name()));
        }
        for (const QColor &surface : {c.window, c.header, c.panel, c.raised})
            verifyReadable(c.textFaint, surface, 4.5, QStringLiteral("faint on %1").arg(surface.name()));
        verifyReadable(c.selectionText, c.selection, 7, QStringLiteral("selection"));
        verifyReadable(c.text, c.selectionInactive, 7, QStringLiteral("inactive selection"));
        for (const QColor &button : {c.accent, c.accentHover, c.accentPressed})
            verifyReadable(c.textOnAccent, button, 4.5, QStringLiteral("on accent %1").arg(button.name()));
        verifyReadable(c.accentText, c.panel, 4.5, QStringLiteral("link"));
        verifyReadable(c.accentText, c.accentSoft, 4.5, QStringLiteral("checked"));
    }
    void findingsAreReadable_data() { modes(); }
    void findingsAreReadable()
    {
        const ThemeColors c = fetched().colors();
        const std::pair<QColor, QColor> pairs[]
            = {{c.ok, c.okSoft}, {c.ask, c.askSoft}, {c.blocked, c.blockedSoft}, {c.info, c.infoSoft}};
        for (const auto &[ink, soft] : pairs) {
            verifyReadable(ink, soft, 4.5, QStringLiteral("%1 on its tint").arg(ink.name()));
            verifyReadable(ink, c.panel, 4.5, QStringLiteral("%1 on panel").arg(ink.name()));
            verifyReadable(c.text, soft, 7, QStringLiteral("text on %1").arg(soft.name()));
        }
        for (const QColor &ink : {c.priorityLow, c.priorityHigh, c.priorityEmergency, c.ageFresh, c.ageStale, c.ageOld})
            verifyReadable(ink, c.panel, 4.5, QStringLiteral("%1 on panel").arg(ink.name()));
    }
    void boardMarksStandOut_data() { modes(); }
    void boardMarksStandOut()
    {
        const ThemeColors c = fetched().colors();
        for (const QColor &mark : {c.nowLine, c.slaMark, c.lateMark, c.ghost, c.focus})
            for (const QColor &surface : {c.shift, c.nonWorking, c.laneOdd})
                verifyReadable(mark, surface, 3, QStringLiteral("%1 on %2").arg(mark.name(), surface.name()));
        verifyReadable(c.travelText, c.shift, 4.5, QStringLiteral("travel text"));
        verifyReadable(c.map.label, c.map.land, 7, QStringLiteral("map label"));
        verifyReadable(c.map.waterLabel, c.map.water, 3.5, QStringLiteral("water label"));
        verifyReadable(c.map.technicianText, c.map.technician, 7, QStringLiteral("technician on the map"));
        QVERIFY(contrastRatio(c.shift, c.nonWorking) > 1.08);
    }
    void statesAreReadable_data() { modes(); }
    void statesAreReadable()
    {
        const ThemeColors c = fetched().colors();
        for (int i = 0; i < domain::orderStateCount; ++i) {
            const auto state = OrderState(i);
            verifyReadable(c.state(state).text, c.state(state).fill, 4.5, domain::toCode(state));
            if (state != OrderState::Cancelled && state != OrderState::Closed && state != OrderState::Draft)
                verifyReadable(c.state(state).border, c.shift, 2.4, domain::toCode(state) + QStringLiteral(" edge"));
        }
    }
    void boardStatesDifferForEveryEye_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("eye");
        for (const char *eye : {"usual", "protan", "deutan"}) {
            QTest::addRow("light %s", eye) << int(Theme::Mode::Light) << QString::fromLatin1(eye);
            QTest::addRow("dark %s", eye) << int(Theme::Mode::Dark) << QString::fromLatin1(eye);
        }
    }
    void boardStatesDifferForEveryEye()
    {
        QFETCH(QString, eye);
        const ThemeColors c = fetched().colors();
        const OrderState onBoard[] = {OrderState::Assigned, OrderState::Accepted, OrderState::Travelling,
            OrderState::OnSite, OrderState::Paused, OrderState::Completed};
        for (const OrderState a : onBoard)
            for (const OrderState b : onBoard) {
                const double d = difference(c.state(a).fill, c.state(b).fill, eye);
                QVERIFY2(a == b || d > 10,
                    qPrintable(QStringLiteral("%1 and %2: %3").arg(domain::toCode(a), domain::toCode(b)).arg(d)));
            }
    }
    void glyphsDifferInShape_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("small") << 12;
        QTest::newRow("usual") << 16;
        QTest::newRow("doubled") << 32;
    }
    void glyphsDifferInShape()
    {
        QFETCH(int, size);
        for (int i = 0; i < domain::orderStateCount; ++i)
            for (int j = 0; j < i; ++j) {
                const int n = differingPixels(drawn(OrderState(i), size), drawn(OrderState(j), size));
                QVERIFY2(n >= size * size / 24,
                    qPrintable(QStringLiteral("%1 and %2: %3 pixels")
                                   .arg(domain::toCode(OrderState(i)), domain::toCode(OrderState(j)))
                                   .arg(n)));
            }
    }
    void iconIsCrispAtDoubleScale()
    {
        const QPixmap map = StateGlyph::pixmap(OrderState::OnSite, 16, 2);
        QCOMPARE(map.size(), QSize(32, 32));
        QCOMPARE(map.deviceIndependentSize(), QSizeF(16, 16));
        QCOMPARE(StateGlyph::icon(OrderState::OnSite).pixmap(QSize(16, 16), 2).size(), QSize(32, 32));
    }
    void applyChangesAndTells()
    {
        QSignalSpy spy(&Theme::notifier(), &ThemeNotifier::changed);
        Theme::apply(*qApp, Theme::Mode::Dark);
        QCOMPARE(spy.count(), 1);
        QVERIFY(Theme::current().isDark());
        QCOMPARE(qApp->palette().color(QPalette::Window), Theme::current().colors().window);
        Theme::apply(*qApp, Theme::Mode::Light);
        QCOMPARE(spy.count(), 2);
        QVERIFY(!Theme::current().isDark());
    }
    void digitsHaveOneWidth()
    {
        const Theme theme = Theme::builtIn(Theme::Mode::Light);
        for (const auto level : {Theme::TextLevel::Caption, Theme::TextLevel::Body, Theme::TextLevel::Strong}) {
            const QFontMetricsF metrics(theme.font(level));
            for (char d = '1'; d <= '9'; ++d)
                QCOMPARE(metrics.horizontalAdvance(QLatin1Char(d)), metrics.horizontalAdvance(QLatin1Char('0')));
        }
    }
    void modesHaveCodes()
    {
        QCOMPARE(Theme::modeFrom(Theme::toCode(Theme::Mode::Dark)), Theme::Mode::Dark);
        QCOMPARE(Theme::modeFrom(Theme::toCode(Theme::Mode::Light)), Theme::Mode::Light);
        QVERIFY(!Theme::modeFrom(QStringLiteral("pink")));
    }
    void filesAreChecked()
    {
        QFile file(QStringLiteral(":/theme/light.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(readThemeColors(QJsonDocument(json).toJson()));
        json[QStringLiteral("nowLine")] = QStringLiteral("reddish");
        QCOMPARE(readThemeColors(QJsonDocument(json).toJson()).error().subject, QStringLiteral("nowLine"));
        json[QStringLiteral("nowLine")] = QStringLiteral("#ff0000");
        json[QStringLiteral("glitter")] = QStringLiteral("#ff0000");
        QCOMPARE(readThemeColors(QJsonDocument(json).toJson()).error().subject, QStringLiteral("glitter"));
    }
};

FIELDLANE_GUI_TEST_MAIN(TestTheme)
#include "tst_theme.moc"
