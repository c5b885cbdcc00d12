#include "tools/grade/judging/shard.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <tuple>

namespace grade {
namespace fs = std::filesystem;

namespace {

constexpr int max_shards = 10000;

std::optional<int> count_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool complete = error == std::errc() && end == text.data() + text.size();
    return complete && number >= 1 && number <= max_shards ? std::optional(number) : std::nullopt;
}

std::optional<ShardProgress> read_shard(const fs::path& file) try {
    const support::Json json = support::parsed_json(support::read_file(file));
    return ShardProgress{
        {json.at("shard"), json.at("of")}, json.at("done"), json.at("submissions"), json.at("finished")};
} catch (const support::Json::exception&) {
    return std::nullopt;
}

} // namespace

std::optional<Shard> shard_of(const std::string& text) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const std::string_view whole = text;
    const std::optional<int> number = count_of(whole.substr(0, slash));
    const std::optional<int> of = count_of(whole.substr(std::min(slash + 1, text.size())));
    if (!number || !of || *number > *of)
        return std::nullopt;
    return Shard{*number, *of};
}

std::string to_string(const Shard& shard) {
    return std::to_string(shard.number) + '/' + std::to_string(shard.of);
}

std::vector<Submission> submissions_of(const Shard& shard, std::vector<Submission> submissions) {
    const auto student = [](const Submission& submission) {
        return std::tie(submission.id, submission.name, submission.folder);
    };
    std::sort(submissions.begin(), submissions.end(), [&](const Submission& left, const Submission& right) {
        return student(left) < student(right);
    });
    std::vector<Submission> part;
    for (std::size_t i = static_cast<std::size_t>(shard.number) - 1; i < submissions.size();
         i += static_cast<std::size_t>(shard.of))
        part.push_back(std::move(submissions[i]));
    return part;
}

void write_progress(const fs::path& folder, const ShardProgress& progress) {
    const support::Json json{{"shard", progress.shard.number},
                             {"of", progress.shard.of},
                             {"done", progress.done},
                             {"submissions", progress.submissions},
                             {"finished", progress.finished}};
    fs::create_directories(folder);
    const std::string name =
        std::to_string(progress.shard.number) + "-of-" + std::to_string(progress.shard.of) + ".json";
    support::write_atomically(folder / name,
                              [&](std::ostream& out) { out << support::text_of(json, -1) << '\n'; });
}

std::string unfinished_sentence(const std::vector<std::string>& names,
                                const std::vector<ShardProgress>& shards) {
    std::string stopped;
    for (const ShardProgress& progress : shards)
        if (!progress.finished)
            stopped += (stopped.empty() ? "" : ", ") + to_string(progress.shard);
    return support::amount(names.size(), "submission") + " (" + some_of(names) + ") " +
           (names.size() == 1 ? "has" : "have") + " not been graded" +
           (stopped.empty() ? "; run the missing shards"
                            : ", and shard " + stopped + " did not finish; run it again") +
           ", or leave out --merge to grade them here.";
}

std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), shown); ++i)
        text += (i == 0 ? "" : ", ") + support::one_line(support::shortened(names[i], 60));
    return text + (names.size() > shown ? " and " + std::to_string(names.size() - shown) + " more" : "");
}

std::vector<ShardProgress> read_progress(const fs::path& folder) {
    std::vector<ShardProgress> all;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".json" && !entry.path().filename().string().starts_with('.'))
            if (const std::optional<ShardProgress> progress = read_shard(entry.path()))
                all.push_back(*progress);
    std::sort(all.begin(), all.end(), [](const ShardProgress& left, const ShardProgress& right) {
        return std::tie(left.shard.of, left.shard.number) < std::tie(right.shard.of, right.shard.number);
    });
    return all;
}

} // namespace grade
