#include "tools/show/scene.hpp"

#include "checks/reference.hpp"
#include "dnn/numpy.hpp"
#include "tools/show/chart.hpp"

#include <cmath>

namespace show {
namespace {

using arma::mat;
using dnn::Activation, dnn::Parameters;

constexpr int how_many = 120, plane_columns = 126, plane_rows = 81; // of the plane
constexpr double pi = 3.14159265358979323846;
constexpr unsigned seed_of_points = 3, seed_of_weights = 7;
const std::vector<int> small_network = {2, 8, 1}, deep_network = {2, 8, 6, 1};

Scene begun(const std::string& title) {
    Scene scene;
    scene.title = title;
    std::tie(scene.X, scene.Y) = two_moons(how_many);
    return scene;
}

/// Drawn by this program, whoever has written initialize_parameters: larger than the exercise's, so that there is
/// something to see.
Parameters drawn_weights(const std::vector<int>& layer_dims) {
    return checks::reference::initialize(layer_dims, seed_of_weights,
                                         [](int n_prev) { return std::sqrt(2.0 / n_prev); });
}

/// All places of the plane as examples.
mat places(const Extent& extent) {
    mat X(2, static_cast<arma::uword>(plane_columns) * plane_rows);
    arma::uword k = 0;
    for (int j = 0; j < plane_columns; ++j) // column by column, as reshape() takes them
        for (int i = 0; i < plane_rows; ++i, ++k) {
            X(0, k) = extent.left + (extent.right - extent.left) * (j + 0.5) / plane_columns;
            X(1, k) = extent.top - (extent.top - extent.bottom) * (i + 0.5) / plane_rows;
        }
    return X;
}

using Forward = mat (*)(const mat& X, const Parameters& parameters);

mat by_L_model(const mat& X, const Parameters& parameters) {
    return dnn::L_model_forward(X, parameters).first;
}

mat by_two_layers(const mat& X, const Parameters& parameters) {
    const mat A1 =
        dnn::linear_activation_forward(X, parameters.at("W1"), parameters.at("b1"), Activation::relu).first;
    return dnn::linear_activation_forward(A1, parameters.at("W2"), parameters.at("b2"), Activation::sigmoid)
        .first;
}

void add_plane(Scene& scene, const std::string& caption, Forward forward, const Parameters& parameters) {
    scene.planes.push_back(
        {caption, arma::reshape(forward(places(scene.extent), parameters), plane_rows, plane_columns)});
}

std::string right_ones(const Scene& scene, const mat& AL) {
    const arma::uword right = arma::accu((AL > 0.5) == (scene.Y > 0.5));
    return std::to_string(right) + " of " + std::to_string(scene.Y.n_cols) + " points are on the right side";
}

Scene untrained() {
    Scene scene = begun("What your L_model_forward does now");
    const Parameters parameters = drawn_weights(deep_network);
    add_plane(scene, "untrained", by_L_model, parameters);
    scene.words = {
        "A network of layers 2, 8, 6, 1 with drawn weights looks at two half moons, o of class 0 and x of "
        "class 1. What is drawn at each place is your AL there, p(class 1). It has learned nothing yet: " +
        right_ones(scene, by_L_model(scene.X, parameters)) + "."};
    return scene;
}

Scene cost() {
    Scene scene = begun("What your compute_cost says now");
    const Parameters parameters = drawn_weights(deep_network);
    const mat AL = by_L_model(scene.X, parameters), coin(1, scene.Y.n_cols, arma::fill::value(0.5));
    add_plane(scene, "cost " + in_digits(dnn::compute_cost(AL, scene.Y)), by_L_model, parameters);
    const auto of_one = [](double p) { return in_digits(dnn::compute_cost(mat{p}, mat{1.0})); };
    scene.words = {"The same untrained network, in one number: " + in_digits(dnn::compute_cost(AL, scene.Y)) +
                       ". Saying 0.5 everywhere costs " + in_digits(dnn::compute_cost(coin, scene.Y)) +
                       ". The way down from here is what the next exercises are about.",
                   "One x costs " + of_one(0.99) + " where p = 0.99, " + of_one(0.5) +
                       " where p = 0.5, and " + of_one(0.01) + " where p = 0.01."};
    return scene;
}

/// dJ/dθ of every element of a parameter, by central differences.
mat differences_of(const Scene& scene, const Parameters& parameters, const std::string& key) {
    constexpr double h = 1e-6;
    const auto cost_with = [&](arma::uword k, double step) {
        Parameters moved = parameters;
        moved.at(key)(k) += step;
        return dnn::compute_cost(by_L_model(scene.X, moved), scene.Y);
    };
    mat differences = parameters.at(key);
    for (arma::uword k = 0; k < differences.n_elem; ++k)
        differences(k) = (cost_with(k, h) - cost_with(k, -h)) / (2 * h);
    return differences;
}

Scene gradients() {
    Scene scene = begun("What your L_model_backward says now");
    const Parameters parameters = drawn_weights(small_network);
    const auto [AL, caches] = dnn::L_model_forward(scene.X, parameters);
    const dnn::Gradients grads = dnn::L_model_backward(AL, scene.Y, caches);
    Gradients all;
    for (const auto& [key, value] : parameters) {
        all.computed = arma::join_cols(all.computed, arma::vectorise(grads.at('d' + key)));
        all.numeric = arma::join_cols(all.numeric, arma::vectorise(differences_of(scene, parameters, key)));
    }
    const double apart =
        arma::norm(all.computed - all.numeric) / (arma::norm(all.computed) + arma::norm(all.numeric));
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.1e", apart);
    const std::string number = std::to_string(all.computed.n_elem);
    scene.words = {"A network of layers 2, 8, 1 has " + number +
                       " parameters. Each • is one of them: to the right its gradient "
                       "by your L_model_backward, upwards the slope that your compute_cost has when that "
                       "parameter alone is "
                       "moved by a millionth. Where both agree, it lies on the diagonal.",
                   "Their relative difference is " + std::string(digits) +
                       "; up to 1e-7 a gradient counts as right."};
    scene.gradients = all;
    return scene;
}

Scene one_step() {
    constexpr double learning_rate = 0.5;
    Scene scene = begun("What one step of your update_parameters does");
    const Parameters before = drawn_weights(small_network);
    const auto [AL, caches] = dnn::L_model_forward(scene.X, before);
    const Parameters after =
        dnn::update_parameters(before, dnn::L_model_backward(AL, scene.Y, caches), learning_rate);
    const std::string first = in_digits(dnn::compute_cost(AL, scene.Y)),
                      second = in_digits(dnn::compute_cost(by_L_model(scene.X, after), scene.Y));
    add_plane(scene, "before: cost " + first, by_L_model, before);
    add_plane(scene, "after: cost " + second, by_L_model, after);
    scene.words = {
        "Forward, backward, one step with learning rate 0.5, all with your functions: the cost goes from " +
        first + " to " + second + ". A training is many of these."};
    return scene;
}

Scene training(const std::string& title, const std::string& network, const Parameters& start, Forward forward,
               decltype(&dnn::L_layer_model) model) {
    constexpr double learning_rate = 0.3;
    Scene scene = begun(title);
    Parameters parameters = start;
    const auto go_on = [](int, double) { return true; };
    mat AL = forward(scene.X, parameters);
    add_plane(scene, "before", forward, parameters);
    int done = 0;
    for (const int iterations : {10, 30, 100, 300, 1000, 3000}) {
        const auto [trained, costs] =
            model(scene.X, scene.Y, parameters, learning_rate, iterations - done, go_on);
        parameters = trained;
        scene.costs.insert(scene.costs.end(), costs.begin(), costs.end());
        done = iterations;
        add_plane(scene,
                  "after " + std::to_string(iterations) + ": cost " +
                      in_digits(dnn::compute_cost(forward(scene.X, parameters), scene.Y)),
                  forward, parameters);
    }
    AL = forward(scene.X, parameters);
    scene.words = {network + " learns the half moons with your functions, in " + std::to_string(done) +
                   " steps with learning rate 0.3: now " + right_ones(scene, AL) + "."};
    return scene;
}

Scene two_layers() {
    return training("What your two_layer_model learns", "A network of layers 2, 8, 1",
                    drawn_weights(small_network), by_two_layers, &dnn::two_layer_model);
}

Scene many_layers() {
    return training("What your L_layer_model learns", "A network of layers 2, 8, 6, 1",
                    drawn_weights(deep_network), by_L_model, &dnn::L_layer_model);
}

} // namespace

std::pair<mat, mat> two_moons(int m) {
    constexpr double noise = 0.12;
    np::random::RandomState draws(seed_of_points);
    mat X(2, static_cast<arma::uword>(m)), Y(1, static_cast<arma::uword>(m));
    for (arma::uword i = 0; i < X.n_cols; ++i) {
        const double angle = pi * draws.random_sample();
        const bool lower = i % 2 == 1;
        X(0, i) = (lower ? 1 - std::cos(angle) : std::cos(angle)) + noise * draws.randn();
        X(1, i) = (lower ? 0.5 - std::sin(angle) : std::sin(angle)) + noise * draws.randn();
        Y(0, i) = lower ? 1 : 0;
    }
    return {X, Y};
}

const std::vector<Picture>& pictures() {
    static const std::vector<Picture> all = {{"L_model_forward", untrained},  {"compute_cost", cost},
                                             {"L_model_backward", gradients}, {"update_parameters", one_step},
                                             {"two_layer_model", two_layers}, {"L_layer_model", many_layers}};
    return all;
}

} // namespace show
