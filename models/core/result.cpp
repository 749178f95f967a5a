#include "core/result.h"

namespace fieldlane::core {

QString toText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return QStringLiteral("invalid-input");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::Conflict:
        return QStringLiteral("conflict");
    case ErrorCode::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorCode::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorCode::Full:
        return QStringLiteral("full");
    case ErrorCode::ReadOnly:
        return QStringLiteral("read-only");
    case ErrorCode::NotADatabase:
        return QStringLiteral("not-a-database");
    case ErrorCode::TooNew:
        return QStringLiteral("too-new");
    case ErrorCode::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::Internal:
        break;
    }
    return QStringLiteral("internal");
}

} // namespace fieldlane::core
