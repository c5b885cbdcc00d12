// What the programs' files often instantiate of the standard library and of JSON: as a part of their compiled header it
// is done once, for all of them. No file sees a name of it, and nothing calls it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deepsteps_precompiled {

using Strings = std::vector<std::string>;

inline void texts(std::string& text, const std::string& a, std::string_view view, const char* c_string,
                  char c, std::size_t n) {
    text = c_string + a + c_string + a + c + c_string;
    text = a + a + std::move(text) + std::to_string(n);
    text =
        c + a + std::to_string(1) + std::to_string(1L) + std::to_string(1.0) + (c_string + std::move(text));
    text += a;
    text += c_string;
    text += c;
    text += view;
    text.append(a, n, n).append(c_string, n).append(n, c);
    text.push_back(c);
    text.insert(n, c_string).insert(0, a).insert(0, n, c);
    text.replace(n, n, c_string).replace(n, n, a);
    text.erase(n);
    text.erase(n, n);
    text.erase(text.begin());
    text.pop_back();
    text.resize(n);
    text.reserve(n);
    text.assign(a);
    text = c_string;
    text = std::string(view);
    text = std::string(n, c);
    text = std::string(a.begin(), a.end());
    text = std::string(c_string, n);
    text = std::string(c_string, c_string + n);
    text = a.substr(n, n);
    view = view.substr(n, n);
    text.swap(text);
    n = a.find(c_string) + a.find(c) + a.find(a) + a.rfind(c) + a.rfind(c_string) + a.find_first_of(c_string);
    n += a.find_first_not_of(c_string) + a.find_last_of(c_string) + a.find_last_not_of(c_string) +
         a.find_last_not_of(c);
    n += view.find(view) + view.find(c) + view.find(c_string) + view.rfind(c) + view.find_first_of(c_string) +
         view.find_first_not_of(c_string) + view.find_last_not_of(c_string);
    if (a == c_string || a == text || a != text || a < text || a.compare(c_string) == 0 || view == view ||
        view < view || a == view || a.starts_with(c_string) || a.ends_with(c_string) ||
        view.starts_with(c_string) || a.starts_with(view) || std::find(a.begin(), a.end(), c) == a.end() ||
        a.at(n) == c || a[n] == a.back() || text[n] == text.front())
        throw std::runtime_error(c_string + a);
    n += static_cast<std::size_t>(std::stoi(a) + std::stod(a));
}

template <class T>
void vectors(std::vector<T>& all, const std::vector<T>& others, const T& one) {
    all = others;
    all = std::vector<T>(others);
    all = std::vector<T>(others.size());
    all = std::vector<T>(others.size(), one);
    all.push_back(one);
    all.push_back(T(one));
    all.emplace_back();
    all.insert(all.end(), others.begin(), others.end());
    all.erase(all.begin());
    all.resize(others.size());
    all.reserve(others.size());
    all.clear();
    all.pop_back();
    all.at(0) = others.at(0);
    all[0] = others[0];
    all.front() = others.back();
    std::optional<std::vector<T>> maybe = all;
    maybe = std::move(all);
    all = *maybe;
}

inline void containers(std::vector<Strings>& rows, Strings& all, const Strings& others,
                       const std::string& one, const char* c_string,
                       std::vector<std::filesystem::path>& paths, std::vector<std::size_t>& sizes,
                       std::vector<int>& ints, std::vector<double>& numbers) {
    vectors(all, others, one);
    vectors(rows, rows, others);
    vectors(paths, paths, paths[0]);
    vectors(sizes, sizes, sizes[0]);
    vectors(ints, ints, ints[0]);
    vectors(numbers, numbers, numbers[0]);
    all = {one, c_string};
    all.emplace_back(c_string);
    all.insert(all.begin(), one);
    all.insert(all.begin(), std::string(one));
    std::sort(all.begin(), all.end());
    std::sort(paths.begin(), paths.end());
    std::sort(numbers.begin(), numbers.end());
    if (all == others || std::find(others.begin(), others.end(), one) == others.end() ||
        std::find(all.begin(), all.end(), one) == all.end())
        return;
    std::optional<std::string> maybe = one;
    maybe = std::string(one);
    maybe = c_string;
    maybe = std::nullopt;
}

inline void sorted_containers(std::map<std::string, std::string>& map, std::map<std::string, int>& counts,
                              std::set<std::string>& set, const std::string& key, const Strings& all) {
    map[key] = key;
    map[std::string(key)] = key;
    map.emplace(key, key);
    map.insert({key, key});
    map = std::map<std::string, std::string>(map);
    map = {{key, key}};
    map.erase(key);
    ++counts[key];
    counts = std::map<std::string, int>(counts);
    set.insert(key);
    set.insert(std::string(key));
    set.emplace(key);
    set.erase(key);
    set = std::set<std::string>(set);
    set = {key, key};
    set = std::set<std::string>(all.begin(), all.end());
    set.insert(all.begin(), all.end());
    if (map.contains(key) || map.count(key) || map.at(key) == map.find(key)->second || set.contains(key) ||
        set.count(key) || counts.contains(key) || counts.find(key)->second > 0 || counts.at(key) > 0)
        throw std::out_of_range(key);
}

inline void paths(std::filesystem::path& path, const std::filesystem::path& folder, const std::string& name,
                  const char* c_string) {
    namespace fs = std::filesystem;
    path = folder / name;
    path = folder / c_string;
    path = folder / (name + c_string);
    path = folder / path;
    path = fs::path(name);
    path = fs::path(c_string);
    path = name;
    path /= name;
    path += c_string;
    path = folder.filename();
    path = folder.parent_path();
    path = folder.stem();
    path = folder.extension();
    path = folder.lexically_normal();
    path.replace_extension(c_string);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        path = entry.path();
    for (const fs::path& part : folder)
        path = part;
    std::error_code error;
    if (path == folder || path == name || path < folder || path.empty() || path.has_filename() ||
        fs::exists(path, error) || fs::exists(path) || fs::is_directory(path) || fs::is_regular_file(path))
        throw fs::filesystem_error(path.string() + path.filename().string(), path, error);
    std::ofstream out(path);
    std::ifstream in(path);
    std::ostringstream words;
    std::istringstream lines(name);
    std::string line;
    while (std::getline(lines, line))
        words << line << c_string << line.size() << 1 << 1.0 << path.string() << '\n';
    line = words.str();
    const std::function<void()> action = [&] { path = folder; };
    const std::function<void(const std::string&)> say = [&](const std::string& text) { line = text; };
    const auto copied = say;
    action();
    copied(line);
}

inline void documents(nlohmann::ordered_json& json, const nlohmann::ordered_json& other, const char* key,
                      const std::string& text, const Strings& texts, std::size_t size, bool yes) {
    using Json = nlohmann::ordered_json;
    json = Json::object();
    json = Json::array();
    json = other;
    json[key] = text;
    json[key] = key;
    json[key] = size;
    json[key] = 1;
    json[key] = 1.0;
    json[key] = 1L;
    json[key] = yes;
    json[key] = nullptr;
    json[key] = texts;
    json[key] = other;
    json[key] = Json::array();
    json[key] = Json::object();
    json[text] = text;
    json[text] = size;
    json[text] = other;
    json[key][key] = text;
    json[key].push_back(other);
    json.push_back(other);
    json.push_back(text);
    json.push_back(Json(text));
    json = {{key, text}, {key, size},    {key, yes},   {key, 1},    {key, 1.0},
            {key, key},  {key, nullptr}, {key, other}, {key, texts}};
    json = std::map<std::string, double>();
    for (const Json& one : other)
        json = one;
    for (const auto& [name, value] : other.items())
        json[name] = value;
    for (const auto& item : other.items())
        json = item.key();
    if (json == other || other.contains(key) || other.contains(text) || other.find(key) != other.end() ||
        other.empty() || other.size() > size || json.at(key).is_null() || json.at(size).is_null() ||
        other.at(text).is_null() || other.at(key).get<bool>() || other.at(key).get<int>() ||
        other.at(key).get<double>() > 1 || other[key].is_null() || other.at(key).get<std::int64_t>() ||
        other.at(key).get<std::uint64_t>() || other.at(0).is_string() || other.at(key) == key ||
        other.at(key) == 1 || other.value(key, false) || other.value(key, key) == key ||
        other.value(key, text) == text)
        return;
    Strings read = other.at(key).get<Strings>();
    read = other.value(key, Strings());
    const std::map<std::string, double> numbers = other.at(key).get<std::map<std::string, double>>();
    std::string name = other.at(key).get<std::string>();
    name = other.at(key).get_ref<const std::string&>();
    name = other.at(key);
    const Json::object_t& object = other.get_ref<const Json::object_t&>();
    json = Json(object);
}

} // namespace deepsteps_precompiled
