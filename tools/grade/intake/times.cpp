#include "tools/grade/intake/times.hpp"

#include "dnn/support/pattern.hpp"

#include <vector>

namespace grade {
namespace {

constexpr std::size_t max_time = 64; // bytes, bounds the work of the regular expressions

int number_in(const std::string& part) {
    return part.empty() ? 0 : std::stoi(part);
}

/// In English, and in the languages in which Moodle's worksheets are read.
int month_of(std::string name) {
    static const std::vector<std::vector<const char*>> months{{"jan", "ene", "gen"},
                                                              {"feb", "fév", "fev"},
                                                              {"mar", "mär", "maa"},
                                                              {"apr", "avr", "abr"},
                                                              {"may", "mai", "mei", "mag"},
                                                              {"jun", "juin", "giu"},
                                                              {"jul", "juil", "lug"},
                                                              {"aug", "aoû", "ago"},
                                                              {"sep", "set"},
                                                              {"oct", "okt", "ott", "out"},
                                                              {"nov"},
                                                              {"dec", "dez", "déc", "dic"}};
    for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (std::size_t i = 0; i < months.size(); ++i)
        for (const char* const beginning : months[i])
            if (name.starts_with(beginning))
                return static_cast<int>(i) + 1;
    return 0;
}

struct Stamp {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

std::optional<std::tm> calendar_time(const Stamp& stamp) {
    if (stamp.month < 1 || stamp.month > 12 || stamp.day < 1 || stamp.day > 31 || stamp.hour > 23 ||
        stamp.minute > 59 || stamp.second > 60)
        return std::nullopt;
    std::tm parts{};
    parts.tm_year = stamp.year - 1900;
    parts.tm_mon = stamp.month - 1;
    parts.tm_mday = stamp.day;
    parts.tm_hour = stamp.hour;
    parts.tm_min = stamp.minute;
    parts.tm_sec = stamp.second;
    parts.tm_isdst = -1;
    std::tm normal = parts;
    timegm(&normal);
    if (normal.tm_mday != parts.tm_mday) // such as 30 February
        return std::nullopt;
    return parts;
}

std::optional<std::time_t> local_time(const Stamp& stamp) {
    std::optional<std::tm> parts = calendar_time(stamp);
    if (!parts)
        return std::nullopt;
    return std::mktime(&*parts);
}

/// "Nov 20, 2026 1159 PM", "20 November 2026 23:59", "viernes, 20 de noviembre de 2026, 23:59"
std::optional<std::time_t> spelled_time(const std::string& text) {
    static const support::Pattern month_first(
        "^(?:[A-Za-z]+, )?([A-Za-z]{3,9})\\.? ([0-9]{1,2}),? ([0-9]{4}),? ([0-9]{1,2}?)[:.]?([0-9]{2})"
        "(?::([0-9]{2}))? ?([AaPp][Mm])?(?: [A-Z]{1,5})?$");
    static const support::Pattern day_first(
        "^(?:[^0-9 ,]+,? )?([0-9]{1,2})\\.? (?:de )?([^0-9 .,]{3,12})\\.?,? (?:de )?([0-9]{4}),? "
        "([0-9]{1,2}?)[:.]?([0-9]{2})"
        "(?::([0-9]{2}))? ?([AaPp][Mm])?(?: [A-Z]{1,5})?$");
    support::Parts parts;
    Stamp stamp;
    if (parts = month_first.parts_of(text); !parts.empty()) {
        stamp.month = month_of(parts[1]);
        stamp.day = number_in(parts[2]);
    } else if (parts = day_first.parts_of(text); !parts.empty()) {
        stamp.day = number_in(parts[1]);
        stamp.month = month_of(parts[2]);
    } else {
        return std::nullopt;
    }
    stamp.year = number_in(parts[3]);
    stamp.hour = number_in(parts[4]);
    stamp.minute = number_in(parts[5]);
    stamp.second = number_in(parts[6]);
    if (const std::string half = parts[7]; !half.empty()) {
        if (stamp.hour < 1 || stamp.hour > 12)
            return std::nullopt;
        stamp.hour = stamp.hour % 12 + (half[0] == 'P' || half[0] == 'p' ? 12 : 0);
    }
    return local_time(stamp);
}

} // namespace

std::optional<std::time_t> time_of(const std::string& text) {
    static const support::Pattern numbers("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T "
                                          "-]([0-9]{1,2})[:-]([0-9]{2})(?:[:-]([0-9]{2}))?(?:\\.[0-9]+)?"
                                          " ?(Z|UTC|([+-])([0-9]{2}):?([0-9]{2}))?)?$");
    if (text.size() > max_time)
        return std::nullopt;
    const support::Parts parts = numbers.parts_of(text);
    if (parts.empty())
        return spelled_time(text);
    const Stamp stamp{number_in(parts[1]), number_in(parts[2]), number_in(parts[3]),
                      number_in(parts[4]), number_in(parts[5]), number_in(parts[6])};
    if (parts[7].empty())
        return local_time(stamp);
    std::optional<std::tm> calendar = calendar_time(stamp);
    if (!calendar)
        return std::nullopt;
    const int ahead = (number_in(parts[9]) * 60 + number_in(parts[10])) * 60;
    return timegm(&*calendar) - (parts[8] == "-" ? -ahead : ahead);
}

std::string shown_time(std::time_t time) {
    std::tm parts{};
    localtime_r(&time, &parts);
    char text[32];
    return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts));
}

} // namespace grade
