#include "app/bench/boardstage.h"

namespace fieldlane::app::bench {

core::Result<std::unique_ptr<BoardStage>> BoardStage::open(const QString &databaseFile, core::Instant now, core::Worker::Mode mode)
{
    auto clock = std::make_unique<core::ShiftedClock>(now);
    desk::Desk::Options options;
    options.database = databaseFile;
    options.access = desk::Desk::Access::ReadOnly;
    options.mode = mode;
    FIELDLANE_ASSIGN(desk, desk::Desk::open(options, *clock));
    return std::unique_ptr<BoardStage>(new BoardStage(std::move(clock), std::move(desk)));
}

BoardStage::BoardStage(std::unique_ptr<core::Clock> clock, std::unique_ptr<desk::Desk> desk)
    : m_clock(std::move(clock))
    , m_desk(std::move(desk))
    , m_prompts(*m_desk, &m_view)
    , m_controller(*m_desk, m_view, m_prompts)
{
    m_view.setAnimated(false);
    m_view.setAttribute(Qt::WA_DontShowOnScreen);
    m_view.resize(1920, 1080);
    m_view.show();
}

} // namespace fieldlane::app::bench
