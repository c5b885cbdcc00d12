#include "tools/grade/judging/late.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/judging/points.hpp"

#include <algorithm>
#include <cmath>

namespace grade {
namespace {

constexpr double hour = 3600, day = 24 * hour; // seconds

std::string span(double seconds) {
    const auto counted = [](double count, const std::string& unit) {
        return number(count) + ' ' + unit + (count == 1 ? "" : "s");
    };
    const double minutes = std::max(1.0, std::floor(seconds / 60));
    const double days = std::floor(minutes / 1440), hours = std::floor((minutes - days * 1440) / 60);
    const double rest = minutes - days * 1440 - hours * 60;
    const std::string with_minutes = rest > 0 ? " and " + counted(rest, "minute") : "";
    if (days > 0)
        return counted(days, "day") + (hours > 0 ? " and " + counted(hours, "hour") : with_minutes);
    return hours > 0 ? counted(hours, "hour") + with_minutes : counted(minutes, "minute");
}

std::string points_of(double count) {
    return number(count) + (count == 1 ? " point" : " points");
}

/// As a calendar and a clock on the wall have it, where no hour is there twice.
std::time_t wall_time(std::time_t time) {
    std::tm local{};
    localtime_r(&time, &local);
    return timegm(&local);
}

/// What a learner reads off the two times, or what has really passed if that is less: the clock's change costs nobody an
/// hour.
double seconds_late(const Record& record, const Deadline& deadline) {
    if (!record.origin.submitted_at || !deadline.due)
        return 0;
    const std::time_t due = *deadline.due, came = *record.origin.submitted_at;
    const double passed = std::difftime(came, due);
    return passed <= 0 ? passed : std::clamp(std::difftime(wall_time(came), wall_time(due)), 1.0, passed);
}

} // namespace

std::optional<LatePenalty> late_penalty(const std::string& words) {
    static const support::Pattern pattern(
        "^ *([0-9]{1,4}(?:\\.[0-9]{1,4})?) *(%|points?)? *(?:/|per) *(day|hour) *$");
    const support::Parts parts = words.size() > 60 ? support::Parts() : pattern.parts_of(words);
    if (parts.empty())
        return std::nullopt;
    return LatePenalty{std::stod(parts[1]), parts[2] == "%", parts[3] == "hour"};
}

Deadline deadline_of(const std::string& due, const std::string& late, double grace_hours) {
    static const support::Pattern only_date("^ *([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}) *$");
    const support::Parts date = due.size() < 60 ? only_date.parts_of(due) : support::Parts();
    const bool end_of_day = !date.empty();
    Deadline deadline{time_of(end_of_day ? date[1] + " 23:59:59" : due), grace_hours, late_penalty(late),
                      end_of_day};
    if (!due.empty() && !deadline.due)
        throw support::Error("\"" + support::one_line(due) +
                             "\" is no time; write --due \"2026-11-20 23:59\".");
    if (!late.empty() && !deadline.penalty)
        throw support::Error(
            "\"" + support::one_line(late) +
            "\" is no deduction; write --late \"10%/day\", \"2%/hour\" or, in points, \"5/day\".");
    if (deadline.penalty && deadline.penalty->percent && deadline.penalty->amount > 100)
        throw support::Error("\"" + support::one_line(late) +
                             "\" takes off more than there is; write at most --late \"100%/day\".");
    if (due.empty() && (!late.empty() || grace_hours > 0))
        throw support::Error("--late and --grace need the deadline; add --due \"2026-11-20 23:59\".");
    return deadline;
}

Deadline deadline_of(const Rules& rules) {
    return deadline_of(rules.due, rules.late, hours_of(rules.grace));
}

void mark_late(Intake& intake, const Deadline& deadline) {
    for (Submission& submission : intake.submissions)
        if (deadline.due && submission.origin.submitted_at)
            submission.origin.late = *submission.origin.submitted_at > *deadline.due;
}

std::string said_of(const Deadline& deadline, const Intake& intake) {
    if (!deadline.due)
        return "";
    std::size_t all = 0;
    std::vector<std::string> untimed;
    for (const Submission& submission : intake.submissions)
        if (!submission.paths.empty()) {
            ++all;
            if (!submission.origin.submitted_at)
                untimed.push_back(support::one_line(submission.name));
        }
    std::string text;
    if (deadline.end_of_day)
        text = "The deadline has no time: it is the end of that day, " + shown_time(*deadline.due) + ".\n";
    const bool moodle = std::find(intake.platforms.begin(), intake.platforms.end(), Platform::moodle) !=
                        intake.platforms.end();
    if (!untimed.empty())
        text +=
            (untimed.size() == all ? "It is not known when the submissions came in"
             : untimed.size() == 1 ? "It is not known when the submission of " + untimed.front() + " came in"
                                   : "It is not known when " + std::to_string(untimed.size()) +
                                         " submissions came in (" + listed(untimed, 5) + ")") +
            std::string(", so nothing is taken off for lateness") +
            (moodle && !intake.has_worksheet
                 ? "; Moodle's grading worksheet has the times, give it with --roster"
                 : "") +
            ".\n";
    return text;
}

void apply_deadline(Record& record, const Deadline& deadline) {
    const double late = seconds_late(record, deadline);
    if (late <= 0) {
        if (deadline.due && record.origin.submitted_at)
            record.origin.late = false;
        else if (record.origin.late)
            record.remarks.push_back("Marked as late by " + to_string(record.origin.platform) +
                                     ", which does not say when it came in; nothing was taken off.");
        return;
    }
    record.origin.late = true;
    const std::string when = "Handed in " + span(late) + " after the deadline, " + shown_time(*deadline.due) +
                             ", at " + shown_time(*record.origin.submitted_at);
    if (late <= deadline.grace_hours * hour) {
        record.remarks.push_back(when + ": within the time of grace, nothing was taken off.");
        return;
    }
    if (!deadline.penalty) {
        record.remarks.push_back(when + '.');
        return;
    }
    const LatePenalty& penalty = *deadline.penalty;
    if (penalty.amount == 0) {
        record.remarks.push_back(when + ": nothing is taken off for that.");
        return;
    }
    const double begun = std::ceil((late - deadline.grace_hours * hour) / (penalty.hourly ? hour : day));
    const double earned = total(record).points;
    const double lost =
        std::min(earned, penalty.percent ? earned * std::min(100.0, penalty.amount * begun) / 100
                                         : penalty.amount * begun);
    if (lost < 0.005) {
        record.remarks.push_back(when + ": there are no points to take off.");
        return;
    }
    const std::string rate =
        penalty.percent ? number(penalty.amount) + "% of the points" : points_of(penalty.amount);
    record.adjustments.push_back({"", -std::round(lost * 100) / 100,
                                  when + ": " + rate + " for each " + (penalty.hourly ? "hour" : "day") +
                                      " begun, " + number(begun) + " in all, " + points_of(lost) + " off."});
}

} // namespace grade
