#pragma once
#include "support/layoutcheck.h"
#include <QtTest>

namespace fieldlane::support {

/// A row for each size and theme in which every view must look well: columns "size" and "dark".
inline void addLooks()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
        for (const bool dark : {false, true})
            QTest::addRow("%dx%d-%s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
    }
}

/// Fails on a fault of the layout; saves the picture in the folder that FIELDLANE_PICTURES names, if any.
inline void takeLook(QWidget &window, const QString &name)
{
    for (int turn = 0; turn < 3; ++turn) // what the layouts have put off
        QCoreApplication::sendPostedEvents();
    const QStringList faults = layoutFaults(window);
    QVERIFY2(faults.isEmpty(), qPrintable(name + QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    const QPixmap picture = window.grab();
    if (const QString folder = qEnvironmentVariable("FIELDLANE_PICTURES"); !folder.isEmpty())
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(QTest::currentDataTag()))));
}

} // namespace fieldlane::support
