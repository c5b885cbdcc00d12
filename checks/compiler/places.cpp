#include "checks/compiler/places.hpp"

#include <cctype>

std::optional<Place> place_in(std::string text) {
    for (const char* start : {"In file included from ", "                 from "})
        if (text.starts_with(start))
            text.erase(0, std::string(start).size());
    for (std::size_t colon = text.find(':'); colon != std::string::npos; colon = text.find(':', colon + 1)) {
        std::size_t at = colon + 1;
        while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])))
            ++at;
        if (at == colon + 1 || at - colon > 9 || at == text.size() || text[at] != ':')
            continue;
        std::size_t rest = at + 1;
        while (rest < text.size() && std::isdigit(static_cast<unsigned char>(text[rest])))
            ++rest;
        rest = rest > at + 1 && rest < text.size() && text[rest] == ':' ? rest + 1 : at + 1;
        return Place{text.substr(0, colon), std::stoi(text.substr(colon + 1)), text.substr(rest)};
    }
    return std::nullopt;
}
