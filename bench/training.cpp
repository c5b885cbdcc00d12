#include "bench/figures.hpp"
#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/peers.hpp"
#include "bench/statistics.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/temporary_folder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace bench {
namespace {

/// All rounds of a contender.
struct Result {
    Contender contender;
    std::vector<double> seconds, megabytes;
    double cost_difference = 0; // from "ours, reduced"

    bool is_scaled() const { return contender.iterations < all_iterations; }
    bool agrees() const { return cost_difference <= contender.precision.same_costs; }
};

struct ModelResults {
    dnn::Model model;
    std::vector<Result> results; // the first is "ours, reduced"

    const Result* find(const std::string& name) const {
        const auto found = std::find_if(results.begin(), results.end(),
                                        [&](const Result& result) { return result.contender.name == name; });
        return found == results.end() ? nullptr : &*found;
    }
    std::string name() const { return dnn::to_string(model); }
};

/// "ours takes at most a 60th of the notebook's time" is a factor of at least 60; of the model, or of both.
struct Claim {
    std::optional<dnn::Model> model;
    std::string slower;
    const char* faster;
    double factor;
    const char* words;
};
const std::vector<Claim> claims{{dnn::Model::deep, in_numpy, ours_reduced, 110, "110"},
                                {dnn::Model::deep, in_torch, ours_reduced, 65, "65"},
                                {dnn::Model::two_layer, in_numpy, ours_reduced, 90, "90"},
                                {{}, in_numpy, ours_full, 1 / 0.9, "1/0.9"},
                                {{}, reduced_name(in_numpy), our_loop, 4, "4"},
                                {{}, reduced_name(in_torch), our_loop, 4, "4"},
                                {{}, reduced_name(in_libtorch), our_loop, 2, "2"},
                                {{}, reduced_name(in_eigen), our_loop, 2, "2"},
                                {{}, limit, our_loop, 1 / 2.5, "1/2.5"}};

/// Each ratio that is shown: the slower ones of each faster one.
struct Compared {
    const char* faster;
    std::vector<std::string> slower;
};
const std::vector<Compared> comparisons{
    {ours_reduced, {in_numpy, in_torch, in_libtorch, in_eigen, in_dlib, written_full}},
    {our_loop,
     {reduced_name(in_numpy), reduced_name(in_torch), reduced_name(in_libtorch), reduced_name(in_eigen),
      reduced_name(in_dlib), limit}},
    {ours_full, {in_numpy, in_torch, in_libtorch, in_eigen, in_dlib, written_full}}};
constexpr double max_memory = 4; // times X

std::string reached(bool yes) {
    return yes ? "reached" : "**missed**";
}

void measure_round(std::vector<ModelResults>& all, const std::string& round) {
    for (ModelResults& model : all) {
        std::vector<double> ours;
        for (Result& result : model.results) {
            const Training training = measure_training(result.contender);
            result.seconds.push_back(training.seconds);
            result.megabytes.push_back(training.megabytes);
            if (ours.empty())
                ours = training.costs;
            std::vector<double> costs = training.costs;
            costs.resize(
                std::min(costs.size(), static_cast<std::size_t>(result.contender.precision.compared)));
            if (!costs.empty())
                result.cost_difference = std::max(result.cost_difference, largest_difference(costs, ours));
            say("training, " + round + ": " + model.name() + ", " + result.contender.name + ": " +
                digits(training.seconds) + " s" + (result.is_scaled() ? ", scaled" : ""));
        }
    }
}

/// Round by round, so that the machine's drift hits all alike. If a program fails, the rounds before are kept, if there
/// are any, and the reason is returned.
std::string measure_rounds(std::vector<ModelResults>& all, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        const std::vector<ModelResults> before = all;
        try {
            measure_round(all, "round " + std::to_string(round + 1) + " of " + std::to_string(rounds));
        } catch (const support::Error& error) {
            if (round == 0)
                throw;
            all = before;
            return "Round " + std::to_string(round + 1) + " could not be measured: " + error.what();
        }
    }
    return "";
}

std::string counted(const Result& result) {
    return result.contender.counted +
           (result.is_scaled()
                ? ", scaled from " + std::to_string(result.contender.iterations) + " iterations"
                : "");
}

std::string agreement(const Result& result) {
    if (result.contender.name == limit)
        return "–";
    char text[32];
    std::snprintf(text, sizeof text, "%.0e", result.cost_difference);
    return result.cost_difference == 0 ? "0" : text + std::string(result.agrees() ? "" : " **differ**");
}

std::string times_table(const std::vector<ModelResults>& all, double X_megabytes) {
    std::vector<Row> rows;
    for (const ModelResults& model : all)
        for (const Result& result : model.results) {
            const Spread seconds = spread(result.seconds), memory = spread(result.megabytes);
            rows.push_back({model.name(), result.contender.name, digits(seconds.median),
                            range(seconds.lowest, seconds.highest),
                            memory.median > 0 ? digits(memory.median) : "–",
                            memory.median > 0 ? digits(memory.median / X_megabytes, 2) : "–",
                            agreement(result), counted(result)});
        }
    return table({"model", "by", "seconds", "min–max", "peak MB", "of X", "costs differ by", "what counts"},
                 "llrrrrrl", rows);
}

Row factor_row(const ModelResults& model, const Result& slower, const Result& faster) {
    const Spread factor = spread(ratios(slower.seconds, faster.seconds));
    Row row{model.name(),
            slower.contender.name + " ÷ " + faster.contender.name +
                (slower.is_scaled() || faster.is_scaled() ? " (scaled)" : ""),
            digits(factor.median),
            range(factor.lowest, factor.highest),
            "",
            ""};
    for (const Claim& claim : claims)
        if (claim.model.value_or(model.model) == model.model && slower.contender.name == claim.slower &&
            faster.contender.name == claim.faster) {
            row[4] = std::string("≥ ") + claim.words;
            row[5] = reached(factor.median >= claim.factor);
        }
    return row;
}

/// "ours, reduced" against each measured peer.
std::string line_of(const ModelResults& model, const std::string& data_name) {
    const Result& ours = *model.find(ours_reduced);
    std::vector<std::pair<std::string, double>> peers;
    for (const auto& [contender, name] : {std::pair{in_numpy, "NumPy"}, std::pair{in_torch, "PyTorch"}})
        if (const Result* const peer = model.find(contender))
            peers.emplace_back(name, spread(ratios(peer->seconds, ours.seconds)).median);
    return one_line(data_name, spread(ours.seconds).median, peers);
}

std::string factors_table(const std::vector<ModelResults>& all, double X_megabytes) {
    std::vector<Row> rows;
    for (const ModelResults& model : all)
        for (const auto& [faster, slower_ones] : comparisons)
            for (const std::string& slower : slower_ones)
                if (const Result* const result = model.find(slower))
                    rows.push_back(factor_row(model, *result, *model.find(faster)));
    for (const ModelResults& model : all)
        for (const char* name : {ours_reduced, ours_full}) {
            std::vector<double> multiples = model.find(name)->megabytes;
            for (double& multiple : multiples)
                multiple /= X_megabytes;
            const Spread multiple = spread(multiples);
            rows.push_back({model.name(), std::string("peak memory of ") + name + " ÷ X",
                            digits(multiple.median), range(multiple.lowest, multiple.highest),
                            "≤ " + digits(max_memory, 1), reached(multiple.median <= max_memory)});
        }
    return table({"model", "ratio, of each round", "median", "min–max", "claimed", ""}, "llrrrl", rows);
}

void draw(const Setup& setup, const std::vector<ModelResults>& all, const std::string& subtitle) {
    std::vector<BarGroup> groups;
    for (const ModelResults& model : all) {
        groups.push_back({"the " + model.name() + " model", {}});
        for (const Result& result : model.results) {
            const Spread seconds = spread(result.seconds);
            groups.back().bars.push_back(
                {result.contender.name, seconds,
                 digits(seconds.median) + " s" + (result.is_scaled() ? " (scaled)" : ""),
                 result.contender.counted == whole_process});
        }
    }
    draw_bars(setup.figure("bench-training"), "Seconds for " + std::to_string(all_iterations) + " iterations",
              subtitle, "seconds (logarithmic)", {"the whole process", "the training loop alone"}, groups);
}

} // namespace

Section training(const Setup& setup) {
    const Peers peers = find_peers(setup);
    if (!peers.missing.empty())
        say(peers.missing);
    const support::TemporaryFolder folder("bench");
    std::vector<ModelResults> all;
    for (const dnn::Model model : {dnn::Model::deep, dnn::Model::two_layer}) {
        all.push_back({model, {}});
        for (const auto& contenders :
             {our_contenders(setup, model, folder.path), peer_contenders(setup, peers, model, folder.path)})
            for (const Contender& contender : contenders)
                all.back().results.push_back({contender, {}, {}, 0});
    }
    const std::string problem = measure_rounds(all, setup.rounds);
    if (!problem.empty())
        say("error: " + problem);

    const std::size_t count = all.front().results.front().seconds.size();
    const std::string rounds = "median of " + std::to_string(count) + (count == 1 ? " round" : " rounds");
    std::string text =
        "## Training: " + std::to_string(all_iterations) + " iterations, " + rounds + "\n\nOn the " +
        setup.data_name + ", X of " + digits(setup.data_megabytes) +
        " MB. \"Whole process\" is everything that train does, from reading the data "
        "to both accuracies; \"training loop\" leaves out a peer's startup, reading and "
        "initial parameters. \"Reduced\" peers learn from "
        "R of X = QR, found before the loop. A peer has one thread or all, whichever is "
        "faster. The machine's limit is the "
        "time of the reduced products alone, at the speed that one thread has for 2000 × 2000, or "
        "for the first layer's where it is higher. "
        "Floats take another way "
        "after some hundred iterations, so the costs of dlib are compared for 200.";
    for (const std::string& version : {peers.numpy, peers.torch})
        text += version.empty() ? "" : ' ' + version + '.';
    for (const std::string& sentence : {peers.missing, problem})
        text += sentence.empty() ? "" : ' ' + sentence;
    return {text + "\n\n" + times_table(all, setup.data_megabytes) + '\n' +
                factors_table(all, setup.data_megabytes),
            [=] { draw(setup, all, rounds + ", lowest to highest, " + setup.data_name); }, problem.empty(),
            line_of(all.front(), setup.data_name)};
}

} // namespace bench
