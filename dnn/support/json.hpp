// JSON, in the order in which it was written. Reading and writing it are compiled in json.cpp alone: they cost every file
// that would do so by itself a second and a half.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace support {

using Json = nlohmann::ordered_json;

/// Throws Json::exception if the text is no JSON.
Json parsed_json(const std::string& text);

/// Indented by so many columns, or on one line if `indent` is negative. What is no UTF-8 is replaced.
std::string text_of(const Json& json, int indent);

} // namespace support
