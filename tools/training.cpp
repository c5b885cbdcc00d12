#include "tools/training.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/numpy.hpp"
#include "dnn/support/text.hpp"
#include "dnn/training/training_run.hpp"
#include "tools/numbers.hpp"
#include "tools/program.hpp"
#include "tools/progress.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace tools {
namespace fs = std::filesystem;

namespace {

/// "0.9856 on the 209 training images"
std::string accuracy_on(const dnn::DataSet& set, const std::string& name, const arma::mat& p) {
    return decimals(4, dnn::accuracy(p, set.Y)) + " on the " + support::amount(set.X.n_cols, name + " image");
}

std::string counted(const dnn::DataSet& set, const std::string& name) {
    return support::amount(set.X.n_cols, name + " image") + " (" +
           support::amount(static_cast<int>(arma::accu(set.Y)), "cat") + ")";
}

/// "a cat" or "no cat" if that is what every image is, else "".
std::string only_class(const dnn::DataSet& set) {
    const double cats = arma::accu(set.Y);
    return cats == 0 ? "no cat" : cats == static_cast<double>(set.Y.n_elem) ? "a cat" : "";
}

void print_if_one_class(const dnn::DataSet& set, const std::string& name, const std::string& so) {
    if (const std::string all = only_class(set); !all.empty())
        std::cout << "  Every " << name << " image is " << all << ": " << so << '\n';
}

/// What "the same answer for every test image" means depends on what there was to tell apart.
std::string words_for_same_answer(const dnn::CatData& data, const std::string& answer) {
    const std::string said = "  It answers \"" + answer + "\" for every test image, ";
    if (!only_class(data.train).empty())
        return said + "since it has seen nothing else: train on images of both kinds.";
    if (!only_class(data.test).empty())
        return said + "and there is only one kind of them: test on images of both kinds.";
    return said + "so it tells nothing apart: try another --learning-rate, or more --iterations.";
}

/// How far an accuracy is from luck: "  test: 41 of 50 right, 95 % interval 0.69 to 0.90; always "cat" would get 0.66"
void print_worth(const dnn::CatData& data, const arma::mat& p) {
    const Confusion counts = confusion(p, data.test.Y);
    if (counts.all() == 0)
        return;
    const Share right = counts.right();
    std::cout << "  test: " << right.right << " of " << right.all << " right, 95 % interval "
              << decimals(2, right.low()) << " to " << decimals(2, right.high())
              << "; always \"cat\" would get " << decimals(2, counts.always_cat()) << '\n';
    if (const std::string answer = same_answer(p); !answer.empty())
        std::cout << words_for_same_answer(data, answer) << '\n';
}

void print_result(const dnn::CatData& data, const JudgedModel& model, int iterations, double seconds) {
    std::cout << "  " << support::amount(iterations, "iteration") << " in " << decimals(1, seconds) << " s";
    if (!model.costs.empty())
        std::cout << ", cost " << decimals(4, model.costs.front()) << " -> "
                  << decimals(4, model.costs.back());
    std::cout << "\n  accuracy " << accuracy_on(data.train, "training", model.p_train) << ", "
              << accuracy_on(data.test, "test", model.p_test) << '\n';
    print_worth(data, model.p_test);
    std::cout << std::flush;
}

double mean_cost(const arma::mat& p, const arma::mat& Y) {
    return arma::mean(arma::vectorise(-arma::log(Y % p + (1 - Y) % (1 - p))));
}

/// Keeps the scores on the way, about 50 of them.
class Watch {
public:
    Watch(const dnn::CatData& data, const dnn::TrainingRun& run, int iterations, bool wanted)
        : data_(data), run_(run), wanted_(wanted), step_(std::max(1, iterations / 50)) {
        if (wanted_)
            seen_ = run.seen(data.test.X);
        look();
    }
    void look() {
        const int iterations = run_.state().iterations;
        if (!wanted_ || iterations < next_)
            return;
        const arma::mat train = run_.answers(), test = run_.answers(seen_);
        scores.push_back({iterations, mean_cost(train, data_.train.Y), dnn::accuracy(train, data_.train.Y),
                          mean_cost(test, data_.test.Y), dnn::accuracy(test, data_.test.Y)});
        next_ = iterations + step_;
    }
    void look_at_the_end() {
        next_ = scores.empty() ? 0 : scores.back().iterations + 1;
        look();
    }

    std::vector<Score> scores;

private:
    const dnn::CatData& data_;
    const dnn::TrainingRun& run_;
    bool wanted_;
    int step_, next_ = 0;
    arma::mat seen_;
};

} // namespace

std::string layers(const std::vector<int>& layer_dims) {
    std::string text;
    for (int n : layer_dims)
        text += (text.empty() ? "" : "-") + std::to_string(n);
    return text;
}

std::size_t bytes_of(const dnn::CatData& data) {
    return (data.train.X.n_elem + data.test.X.n_elem) * sizeof(double);
}

void print_data(const dnn::CatData& data) {
    std::cout << "Data: " << data.name << " in " << shown(data.folder) << "\n  "
              << counted(data.train, "training") << ", " << counted(data.test, "test") << ", "
              << data.train.height << " x " << data.train.width << " pixels\n";
    if (data.classes.size() == 2 && data.classes[1] != "cat")
        std::cout << "  0 stands for \"" << data.classes[0] << "\" there and 1 for \"" << data.classes[1]
                  << "\" (list_classes); wherever \"cat\" is said, it is \"" << data.classes[1] << "\".\n";
    print_if_one_class(data.train, "training",
                       "there is nothing to tell apart, and an accuracy of 1 means nothing.");
    print_if_one_class(data.test, "test", "the accuracy on them says nothing of the other kind.");
}

Confusion confusion(const arma::mat& p, const arma::mat& Y) {
    Confusion counts;
    for (arma::uword i = 0; i < p.n_elem; ++i)
        ++(Y(i) > 0.5 ? (p(i) > 0.5 ? counts.cat_as_cat : counts.cat_as_other)
                      : (p(i) > 0.5 ? counts.other_as_cat : counts.other_as_other));
    return counts;
}

std::string same_answer(const arma::mat& p) {
    if (p.n_elem < 2)
        return "";
    if (p.min() > 0.5)
        return "cat";
    return p.max() <= 0.5 ? "no cat" : "";
}

Outcome train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options,
                      const dnn::TrainingState& start,
                      const std::function<void(const dnn::TrainingState&)>& on_rest, bool watched) {
    std::cout << "\nThe " << dnn::to_string(options.model) << " model: layers "
              << layers(dnn::layers_of(data.train, options)) << ", learning rate "
              << np::str(options.learning_rate) << ", " << support::amount(options.iterations, "iteration");
    if (start.iterations > 0)
        std::cout << ", resumed after " << start.iterations;
    std::cout << std::endl;

    Outcome outcome;
    try {
        dnn::TrainingRun run(data.train, options);
        if (!start.parameters.empty())
            run.resume(start);
        catch_endings();
        double seconds = 0;
        std::vector<Score> scores;
        try {
            Progress progress(options.iterations, start.iterations);
            Watch scorer(data, run, options.iterations, watched);
            const dnn::OnIteration watch = [&](int iteration, double cost) {
                progress.show(iteration, cost);
                return !was_interrupted();
            };
            const auto rest = [&](const dnn::TrainingState& state) {
                scorer.look();
                if (on_rest)
                    on_rest(state);
            };
            run.go_on({watch, rest, [] { Progress::beat('.'); }});
            seconds = progress.seconds();
            scorer.look_at_the_end();
            scores = std::move(scorer.scores);
        } catch (...) {
            outcome.fault = std::current_exception();
        }
        outcome.state = run.state();
        static_cast<dnn::TrainedModel&>(outcome.model) = run.result();
        outcome.model.scores = std::move(scores);
        if (!outcome.fault) {
            outcome.model.p_train = dnn::predict(data.train.X, outcome.model.parameters);
            outcome.model.p_test = dnn::predict(data.test.X, outcome.model.parameters);
            print_result(data, outcome.model, outcome.model.iterations - start.iterations, seconds);
        }
    } catch (...) {
        if (!outcome.fault)
            outcome.fault = std::current_exception();
    }
    return outcome;
}

JudgedModel train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options) {
    Outcome outcome = train_visibly(data, options, {}, nullptr, true);
    if (outcome.fault)
        std::rethrow_exception(outcome.fault);
    return std::move(outcome.model);
}

std::vector<double> read_costs(const fs::path& file) {
    std::ifstream in(file);
    std::vector<double> costs;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line))
        costs.push_back(std::stod(line.substr(line.find(',') + 1)));
    return costs;
}

void print_files(const std::string& title, const std::vector<fs::path>& files) {
    std::cout << '\n' << title << ":\n";
    for (const fs::path& file : files)
        std::cout << "  " << shown(file) << '\n';
}

} // namespace tools
