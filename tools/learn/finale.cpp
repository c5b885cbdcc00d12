// The end of the course: everything once more on top of the learner's own functions, then the cats.
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"
#include "tools/learn/loop.hpp"
#include "tools/show/chart.hpp"

namespace learn {
namespace {

/// The costs that the training has printed.
std::vector<double> costs_in(const std::string& said) {
    static const support::Pattern cost(R"(Cost after iteration [0-9]+: (\S+))");
    std::vector<double> costs;
    for (const support::Parts& parts : cost.all_in(said))
        costs.push_back(std::strtod(parts[1].c_str(), nullptr));
    return costs;
}

} // namespace

void Loop::begin_finale() {
    put(the_course().back());
    mode = Mode::finale;
    show_page("All exercises are solved. Checking each once more, on top of your own functions:", {});
    begin(Job::own, the_course());
}

void Loop::on_chain() {
    for (const std::size_t i : the_course()) {
        const Verdict& verdict = session.own[i];
        if (verdict.state == State::solved)
            continue;
        put(i);
        own = true; // shows this verdict
        say("Exercise " + exercise().number() +
            " is right on its own, but not on top of your own functions.");
        tell(verdict_lines(view(), 100));
        if (!terminal)
            end = 1;
        return;
    }
    show_page("They work together. Now they learn what a cat is:", {});
    begin(Job::training, {});
}

void Loop::on_training() {
    const std::vector<std::string> said = support::lines_of(support::plain(session.training));
    if (!session.trained) {
        mode = Mode::page;
        show_page("The training with your functions did not finish", said);
        end = terminal ? end : std::optional(1);
        return;
    }
    std::vector<std::string> lines = {
        "You have written a deep neural network, every function of it: drawn its",
        "weights, sent images forward and errors backward, and stepped downhill. With",
        "your functions it has just learned to tell cats from everything else:", ""};
    constexpr int rows_of_chart = 4, columns_of_chart = 60;
    for (const std::string& line : show::chart(costs_in(session.training), rows_of_chart, columns_of_chart))
        lines.push_back("    " + line);
    for (const std::string& line : said)
        if (line.starts_with("  ") || line == "Figures:") // the training's summary, and its files
            lines.push_back("  " + line);
    lines.insert(lines.end(), {"", "Both models, with figures:      ./deepsteps train --functions exercises",
                               "To use them on your own images: add --save cat.h5"});
    if (const auto i = further())
        lines.insert(lines.end(),
                     {"", "If you want to go further: n opens exercise " + session.course[*i].number() + ",",
                      "\"" + session.course[*i].title + "\"."});
    mode = Mode::congratulations;
    show_page("Congratulations!", lines);
    end = terminal ? end : std::optional(0);
}

} // namespace learn
