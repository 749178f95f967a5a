#include "desk/command.h"

namespace fieldlane::desk {

template <class T>
    requires isOneOf<T, CommandKinds>
SingleCommand::SingleCommand(T command)
    : CommandKinds(std::move(command))
{
}
SingleCommand::SingleCommand(const SingleCommand &other) = default;
SingleCommand::SingleCommand(SingleCommand &&other) noexcept = default;
SingleCommand &SingleCommand::operator=(const SingleCommand &other) = default;
SingleCommand &SingleCommand::operator=(SingleCommand &&other) noexcept = default;
SingleCommand::~SingleCommand() = default;

Command::Command(SingleCommand command)
    : variant(std::move(command))
{
}
Command::Command(Batch batch)
    : variant(std::move(batch))
{
}
Command::Command(Undo undo)
    : variant(std::move(undo))
{
}
Command::Command(const Command &other) = default;
Command::Command(Command &&other) noexcept = default;
Command &Command::operator=(const Command &other) = default;
Command &Command::operator=(Command &&other) noexcept = default;
Command::~Command() = default;

template SingleCommand::SingleCommand(PlanOrder);
template SingleCommand::SingleCommand(CreateOrder);
template SingleCommand::SingleCommand(EditOrder);
template SingleCommand::SingleCommand(StepOrder);
template SingleCommand::SingleCommand(ClaimOrder);
template SingleCommand::SingleCommand(AutoAssign);
template SingleCommand::SingleCommand(RateOrder);
template SingleCommand::SingleCommand(LockOrder);
template SingleCommand::SingleCommand(AssistOrder);
template SingleCommand::SingleCommand(RemindOrder);
template SingleCommand::SingleCommand(AttachFile);
template SingleCommand::SingleCommand(DetachFile);
template SingleCommand::SingleCommand(SetPosition);
template SingleCommand::SingleCommand(EditCustomer);
template SingleCommand::SingleCommand(MergeCustomers);
template SingleCommand::SingleCommand(Save<domain::Unit>);
template SingleCommand::SingleCommand(Save<domain::Technician>);
template SingleCommand::SingleCommand(Save<domain::OrderTemplate>);
template SingleCommand::SingleCommand(Save<domain::Absence>);
template SingleCommand::SingleCommand(Save<domain::Customer>);
template SingleCommand::SingleCommand(Save<domain::Contact>);
template SingleCommand::SingleCommand(Save<domain::Site>);
template SingleCommand::SingleCommand(Save<domain::Equipment>);
template SingleCommand::SingleCommand(Save<domain::Role>);
template SingleCommand::SingleCommand(Save<domain::Person>);
template SingleCommand::SingleCommand(Save<domain::Flow>);
template SingleCommand::SingleCommand(Save<domain::ClaimPool>);
template SingleCommand::SingleCommand(Save<domain::FaultType>);
template SingleCommand::SingleCommand(Save<domain::CustomerGrade>);
template SingleCommand::SingleCommand(Save<domain::Reason>);
template SingleCommand::SingleCommand(Save<domain::Holiday>);
template SingleCommand::SingleCommand(Save<domain::PlanningPolicy>);
template SingleCommand::SingleCommand(ChoosePolicy);
template SingleCommand::SingleCommand(Save<domain::NoticeChannel>);
template SingleCommand::SingleCommand(Save<domain::NoticeTemplate>);
template SingleCommand::SingleCommand(Remove<domain::Unit>);
template SingleCommand::SingleCommand(Remove<domain::OrderTemplate>);
template SingleCommand::SingleCommand(Remove<domain::Absence>);
template SingleCommand::SingleCommand(Remove<domain::Contact>);
template SingleCommand::SingleCommand(Remove<domain::Site>);
template SingleCommand::SingleCommand(Remove<domain::Equipment>);
template SingleCommand::SingleCommand(Remove<domain::Holiday>);
template SingleCommand::SingleCommand(Remove<domain::NoticeTemplate>);
template SingleCommand::SingleCommand(ImportOrder);

} // namespace fieldlane::desk
