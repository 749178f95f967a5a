<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BoardTips</name>
    <message numerus="yes">
        <source>%n orders on %1, load %2</source>
        <translation>
            <numerusform>%n order on %1, load %2</numerusform>
            <numerusform>%n orders on %1, load %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders are too close together to be drawn here.</source>
        <translation>
            <numerusform>%n order is too close together to be drawn here.</numerusform>
            <numerusform>%n orders are too close together to be drawn here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Board of %n technicians from %1 to %2</source>
        <comment>read aloud</comment>
        <translation>
            <numerusform>Board of %n technician from %1 to %2</numerusform>
            <numerusform>Board of %n technicians from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CandidateText</name>
    <message numerus="yes">
        <source>%n skill levels to spare</source>
        <translation>
            <numerusform>%n skill level to spare</numerusform>
            <numerusform>%n skill levels to spare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmergencyWords</name>
    <message numerus="yes">
        <source>%n orders make room</source>
        <translation>
            <numerusform>%n order makes room</numerusform>
            <numerusform>%n orders make room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promises break</source>
        <translation>
            <numerusform>%n promise breaks</numerusform>
            <numerusform>%n promises break</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapOverlay</name>
    <message numerus="yes">
        <source>%n map tiles could not be loaded</source>
        <translation>
            <numerusform>%n map tile could not be loaded</numerusform>
            <numerusform>%n map tiles could not be loaded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NearestText</name>
    <message numerus="yes">
        <source>moves %n orders</source>
        <translation>
            <numerusform>moves %n order</numerusform>
            <numerusform>moves %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promises</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverlayPainter</name>
    <message numerus="yes">
        <source>%n orders together, until %1</source>
        <comment>a move under way</comment>
        <translation>
            <numerusform>%n order, until %1</numerusform>
            <numerusform>%n orders together, until %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assistants go along</source>
        <comment>a move under way</comment>
        <translation>
            <numerusform>%n assistant goes along</numerusform>
            <numerusform>%n assistants go along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min on the way there (estimate)</source>
        <comment>travel time of a move under way</comment>
        <translation>
            <numerusform>%n min on the way there (estimate)</numerusform>
            <numerusform>%n min on the way there (estimate)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PositionAge</name>
    <message numerus="yes">
        <source>%n days</source>
        <comment>short: age of a position</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::Words</name>
    <message numerus="yes">
        <source>The technician already has %n orders that day; the limit is %1.</source>
        <translation>
            <numerusform>The technician already has %n order that day; the limit is %1.</numerusform>
            <numerusform>The technician already has %n orders that day; the limit is %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Schedule %n orders</source>
        <comment>undo step</comment>
        <translation>
            <numerusform>Schedule %n order</numerusform>
            <numerusform>Schedule %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n orders</source>
        <comment>undo step</comment>
        <translation>
            <numerusform>Move %n order</numerusform>
            <numerusform>Move %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unassign %n orders</source>
        <comment>undo step</comment>
        <translation>
            <numerusform>Unassign %n order</numerusform>
            <numerusform>Unassign %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::board::DeskJudge</name>
    <message numerus="yes">
        <source>%n more orders follow after it.</source>
        <translation>
            <numerusform>%n more order follows after it.</numerusform>
            <numerusform>%n more orders follow after it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::intake::DraftMenu</name>
    <message numerus="yes">
        <source>%n unfinished</source>
        <translation>
            <numerusform>%n unfinished</numerusform>
            <numerusform>%n unfinished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::intake::DuplicateWarning</name>
    <message numerus="yes">
        <source>%n orders at this address are still open, the newest is %1: %2 (%3).</source>
        <translation>
            <numerusform>%n order at this address is still open; it is %1: %2 (%3).</numerusform>
            <numerusform>%n orders at this address are still open, the newest is %1: %2 (%3).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::intake::ImportResultPage</name>
    <message numerus="yes">
        <source>%n rows so far</source>
        <translation>
            <numerusform>%n row so far</numerusform>
            <numerusform>%n rows so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::map::MapView</name>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n technicians. Click to spread them out.</source>
        <translation>
            <numerusform>%n technician. Click to spread them out.</numerusform>
            <numerusform>%n technicians. Click to spread them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders. Click to spread them out.</source>
        <translation>
            <numerusform>%n order. Click to spread them out.</numerusform>
            <numerusform>%n orders. Click to spread them out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::plans::PlanWords</name>
    <message numerus="yes">
        <source>%n waiting orders find somebody.</source>
        <translation>
            <numerusform>%n waiting order finds somebody.</numerusform>
            <numerusform>%n waiting orders find somebody.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned orders move.</source>
        <translation>
            <numerusform>%n planned order moves.</numerusform>
            <numerusform>%n planned orders move.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n nobody is free.</source>
        <translation>
            <numerusform>For %n nobody is free.</numerusform>
            <numerusform>For %n nobody is free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the most urgent were looked at; %n more wait.</source>
        <translation>
            <numerusform>Only the most urgent were looked at; %n more waits.</numerusform>
            <numerusform>Only the most urgent were looked at; %n more wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moves were carried out.</source>
        <translation>
            <numerusform>%n move was carried out.</numerusform>
            <numerusform>%n moves were carried out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were left as they are.</source>
        <translation>
            <numerusform>%n more was left as it is.</numerusform>
            <numerusform>%n more were left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::plans::PlanModel</name>
    <message numerus="yes">
        <source>%n moves</source>
        <comment>of a lane in a plan</comment>
        <translation>
            <numerusform>%n move</numerusform>
            <numerusform>%n moves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::plans::PlanPanel</name>
    <message numerus="yes">
        <source>&amp;Apply %n moves</source>
        <translation>
            <numerusform>&amp;Apply %n move</numerusform>
            <numerusform>&amp;Apply %n moves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::pool::PoolView</name>
    <message numerus="yes">
        <source>%1 of %Ln orders</source>
        <translation>
            <numerusform>%1 of %Ln order</numerusform>
            <numerusform>%1 of %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counting … of %Ln orders</source>
        <translation>
            <numerusform>Counting … of %Ln order</numerusform>
            <numerusform>Counting … of %Ln orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::shell::StatusLine</name>
    <message numerus="yes">
        <source>Saving %n changes…</source>
        <translation>
            <numerusform>Saving %n change…</numerusform>
            <numerusform>Saving %n changes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::map::AssignFlow</name>
    <message numerus="yes">
        <source>%n orders are assigned to %1.</source>
        <translation>
            <numerusform>%n order is assigned to %1.</numerusform>
            <numerusform>%n orders are assigned to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n orders to %1 all the same?</source>
        <translation>
            <numerusform>Assign %n order to %1 all the same?</numerusform>
            <numerusform>Assign %n orders to %1 all the same?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::intake::StoryWords</name>
    <message numerus="yes">
        <source>The best of %n technicians who could: %1 of way, %2 of work booked.</source>
        <translation>
            <numerusform>The only technician who could: %1 of way, %2 of work booked.</numerusform>
            <numerusform>The best of %n technicians who could: %1 of way, %2 of work booked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::app::console::HistoryDialog</name>
    <message numerus="yes">
        <source>The history with %n events stands in %1.</source>
        <translation>
            <numerusform>The history with one event stands in %1.</numerusform>
            <numerusform>The history with %n events stands in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::app::console::Workspace</name>
    <message numerus="yes">
        <source>%n orders were dispatched automatically.</source>
        <translation>
            <numerusform>%n order was dispatched automatically.</numerusform>
            <numerusform>%n orders were dispatched automatically.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::today::TodayView</name>
    <message numerus="yes">
        <source>%n wait for somebody</source>
        <translation>
            <numerusform>%n waits for somebody</numerusform>
            <numerusform>%n wait for somebody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::AlertWords</name>
    <message numerus="yes">
        <source>The certificate for %1 ended on %2 and %n planned orders need it.</source>
        <translation>
            <numerusform>The certificate for %1 ended on %2 and %n planned order needs it.</numerusform>
            <numerusform>The certificate for %1 ended on %2 and %n planned orders need it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate for %1 ends on %2 and %n later orders need it.</source>
        <translation>
            <numerusform>The certificate for %1 ends on %2 and %n later order needs it.</numerusform>
            <numerusform>The certificate for %1 ends on %2 and %n later orders need it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Absent, with %n planned orders; the first must be handed over by %1.</source>
        <translation>
            <numerusform>Absent, with %n planned order; it must be handed over by %1.</numerusform>
            <numerusform>Absent, with %n planned orders; the first must be handed over by %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Absent (%1), with %n planned orders; the first must be handed over by %2.</source>
        <translation>
            <numerusform>Absent (%1), with %n planned order; it must be handed over by %2.</numerusform>
            <numerusform>Absent (%1), with %n planned orders; the first must be handed over by %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hand over %1 of %n orders to others</source>
        <translation>
            <numerusform>Hand over %1 of %n order to others</numerusform>
            <numerusform>Hand over %1 of %n orders to others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n orders back to dispatch</source>
        <translation>
            <numerusform>Put %n order back to dispatch</numerusform>
            <numerusform>Put %n orders back to dispatch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::alerts::AlertBell</name>
    <message numerus="yes">
        <source>%n new alerts</source>
        <translation>
            <numerusform>%n new alert</numerusform>
            <numerusform>%n new alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::admin::AdminWindow</name>
    <message numerus="yes">
        <source>%n entries not saved</source>
        <translation>
            <numerusform>%n entry not saved</numerusform>
            <numerusform>%n entries not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are not saved.</source>
        <translation>
            <numerusform>%n entry is not saved.</numerusform>
            <numerusform>%n entries are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::admin::AreaDialog</name>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corners</source>
        <translation>
            <numerusform>%n corner</numerusform>
            <numerusform>%n corners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::admin::HandOverDialog</name>
    <message numerus="yes">
        <source>%1 still has %n open orders. Say where each of them goes; all of it is one step, and can be undone.</source>
        <translation>
            <numerusform>%1 still has %n open order. Say where it goes; all of it is one step, and can be undone.</numerusform>
            <numerusform>%1 still has %n open orders. Say where each of them goes; all of it is one step, and can be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::admin::PoolSection</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::admin::RoleSection</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::intake::FileSection</name>
    <message numerus="yes">
        <source>%n more files were not added.</source>
        <translation>
            <numerusform>%n more file was not added.</numerusform>
            <numerusform>%n more files were not added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were added, the others were not.</source>
        <translation>
            <numerusform>%n file was added, the others were not.</numerusform>
            <numerusform>%n files were added, the others were not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::admin::NoticePreview</name>
    <message numerus="yes">
        <source>%n text messages</source>
        <translation>
            <numerusform>%n text message</numerusform>
            <numerusform>%n text messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::notices::DeliveryBar</name>
    <message numerus="yes">
        <source>Delivering here; %n notices wait.</source>
        <translation>
            <numerusform>Delivering here; %n notice waits.</numerusform>
            <numerusform>Delivering here; %n notices wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another program delivers, on %1; %n notices wait.</source>
        <translation>
            <numerusform>Another program delivers, on %1; %n notice waits.</numerusform>
            <numerusform>Another program delivers, on %1; %n notices wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody delivers: %n notices wait.</source>
        <translation>
            <numerusform>Nobody delivers: %n notice waits.</numerusform>
            <numerusform>Nobody delivers: %n notices wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::customers::CustomerList</name>
    <message numerus="yes">
        <source>The first %n customers are shown; search for others.</source>
        <translation>
            <numerusform>The first %n customer is shown; search for others.</numerusform>
            <numerusform>The first %n customers are shown; search for others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::customers::CustomersWindow</name>
    <message numerus="yes">
        <source>%n customers are not saved.</source>
        <translation>
            <numerusform>%n customer is not saved.</numerusform>
            <numerusform>%n customers are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::DecisionWords</name>
    <message numerus="yes">
        <source>%n technicians were looked at.</source>
        <translation>
            <numerusform>%n technician was looked at.</numerusform>
            <numerusform>%n technicians were looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::customers::MergeWords</name>
    <message numerus="yes">
        <source>%n orders in your sight, and any that you do not see, go over.</source>
        <translation>
            <numerusform>%n order in your sight, and any that you do not see, go over.</numerusform>
            <numerusform>%n orders in your sight, and any that you do not see, go over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pieces of equipment with the same serial number become one.</source>
        <translation>
            <numerusform>%n piece of equipment with the same serial number becomes one.</numerusform>
            <numerusform>%n pieces of equipment with the same serial number become one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::rulebook::DraftBar</name>
    <message numerus="yes">
        <source>And %n more changes.</source>
        <translation>
            <numerusform>And %n more change.</numerusform>
            <numerusform>And %n more changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::rulebook::RuleFlows</name>
    <message numerus="yes">
        <source>The file holds %n rules. They take the place of those in the draft.</source>
        <translation>
            <numerusform>The file holds %n rule. It takes the place of those in the draft.</numerusform>
            <numerusform>The file holds %n rules. They take the place of those in the draft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::rulebook::RulePage</name>
    <message numerus="yes">
        <source>Matches %n open orders now.</source>
        <translation>
            <numerusform>Matches %n open order now.</numerusform>
            <numerusform>Matches %n open orders now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Would have matched %n orders in the last 30 days.</source>
        <translation>
            <numerusform>Would have matched %n order in the last 30 days.</numerusform>
            <numerusform>Would have matched %n orders in the last 30 days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::admin::PolicyEffect</name>
    <message numerus="yes">
        <source>On %1 %n orders came in.</source>
        <translation>
            <numerusform>On %1 %n order came in.</numerusform>
            <numerusform>On %1 %n orders came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dispatched anew, %n would go to somebody else or at another time.</source>
        <translation>
            <numerusform>Dispatched anew, %n would go to somebody else or at another time.</numerusform>
            <numerusform>Dispatched anew, %n would go to somebody else or at another time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::ReplayWords</name>
    <message numerus="yes">
        <source>%n orders came in.</source>
        <translation>
            <numerusform>%n order came in.</numerusform>
            <numerusform>%n orders came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would have gone to somebody else.</source>
        <translation>
            <numerusform>%n would have gone to somebody else.</numerusform>
            <numerusform>%n would have gone to somebody else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would have waited in a pool.</source>
        <translation>
            <numerusform>%n would have waited in a pool.</numerusform>
            <numerusform>%n would have waited in a pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would have been left to people.</source>
        <translation>
            <numerusform>%n would have been left to people.</numerusform>
            <numerusform>%n would have been left to people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n nobody was free.</source>
        <translation>
            <numerusform>For %n nobody was free.</numerusform>
            <numerusform>For %n nobody was free.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fieldlane::ui::rulebook::ReplayPanel</name>
    <message numerus="yes">
        <source>Dispatching %n orders anew…</source>
        <translation>
            <numerusform>Dispatching %n order anew…</numerusform>
            <numerusform>Dispatching %n orders anew…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n days can be replayed here.</source>
        <translation>
            <numerusform>At most %n day can be replayed here.</numerusform>
            <numerusform>At most %n days can be replayed here.</numerusform>
        </translation>
    </message>
</context>
</TS>
