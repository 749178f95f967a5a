#pragma once
#include <optional>
#include <QString>
#include <utility>
#include <variant>

namespace fieldlane::core {

/// What kind of thing went wrong; the words are made where people read them.
enum class ErrorCode {
    InvalidInput, ///< what the caller gave cannot be used
    NotFound,
    Conflict, ///< somebody changed it meanwhile
    Forbidden, ///< the lifecycle, a permission or a blocking constraint says no
    Unavailable, ///< file, server or network cannot be reached
    Full, ///< no room left on the medium
    ReadOnly,
    NotADatabase,
    TooNew, ///< written by a newer program
    Unsupported,
    Cancelled,
    Internal
};

/// The stable spelling of a code in JSON answers and logs, for example "not-found".
QString toText(ErrorCode code);

/// An expected failure. `subject` names the thing (a file, an order number), `detail` says in one plain
/// English sentence what is wrong and what to do.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString subject;
    QString detail;
    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or an Error. Public surface follows std::expected, which clang 14 cannot compile.
template <class T>
class [[nodiscard]] Result
{
public:
    using Value = T;
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    using Value = void;
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }
    bool hasValue() const { return !m_error; }
    explicit operator bool() const { return hasValue(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace fieldlane::core

#define FIELDLANE_JOIN_(a, b) a##b
#define FIELDLANE_JOIN(a, b) FIELDLANE_JOIN_(a, b)
/// Returns the error of `expression` from the calling function, or goes on.
#define FIELDLANE_TRY(expression)                                                                            \
    if (auto FIELDLANE_JOIN(tried_, __LINE__) = (expression); !FIELDLANE_JOIN(tried_, __LINE__))             \
        return FIELDLANE_JOIN(tried_, __LINE__).error()
/// Declares `name` as the value of `expression`, or returns its error from the calling function.
#define FIELDLANE_ASSIGN(name, expression)                                                                   \
    auto name##Result = (expression);                                                                        \
    if (!name##Result)                                                                                       \
        return name##Result.error();                                                                         \
    auto &name = *name##Result
