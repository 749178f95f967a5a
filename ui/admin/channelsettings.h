#pragma once
#include "ui/admin/secretplace.h"
#include <functional>
#include <map>
#include <QJsonObject>


namespace fieldlane::ui::admin {

/// The settings of a channel, as its carrier has them. What was entered for another carrier comes back with it.
class ChannelSettings : public QWidget
{
    Q_OBJECT
public:
    explicit ChannelSettings(const SecretPlace::Keep &keep, QWidget *parent = nullptr);
    void setCarrier(const QString &code);
    void setValue(const QJsonObject &settings);
    QJsonObject value() const;

Q_SIGNALS:
    void changed();

private:
    struct Spec;
    struct Editor
    {
        std::function<void(const QString &)> show;
        std::function<QString()> take;
    };
    static std::vector<Spec> specsOf(const QString &carrier);
    void build();
    void fill();
    QWidget *makeEditor(const Spec &spec, QWidget *parent);
    QWidget *makeCodes(QWidget *parent);
    void store();
    static void storeCodes(QJsonObject &settings, const QString &text);
    void touched();

    SecretPlace::Keep m_keep;
    QString m_carrier;
    std::map<QString, QJsonObject> m_values; ///< by carrier: what one was told is nothing to another
    std::map<QString, Editor> m_editors;
    QWidget *m_page = nullptr;
    bool m_filling = false;
};

} // namespace fieldlane::ui::admin
