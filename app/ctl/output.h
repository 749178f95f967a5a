#pragma once
#include "core/result.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>

namespace fieldlane::app::ctl {

class TextTable;

/// Where a verb writes: tables and sentences for people, one JSON value for programs. Errors go elsewhere.
class Output
{
public:
    enum class Form { Text, Json };
    Output(QTextStream &stream, Form form)
        : m_stream(stream)
        , m_form(form)
    {
    }
    bool isJson() const { return m_form == Form::Json; }
    void print(const QString &line) { m_stream << line << '\n'; }
    void print(const QJsonObject &value);
    void print(const QJsonArray &value);
    void print(const TextTable &table);
    void flush() { m_stream.flush(); }

private:
    QTextStream &m_stream;
    Form m_form;
};

/// "subject: detail" on one line, whatever the parts hold.
QString errorLine(const core::Error &error);

} // namespace fieldlane::app::ctl
