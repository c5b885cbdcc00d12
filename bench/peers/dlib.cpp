// The models of part 2 as one writes them with dlib's networks, whose numbers are floats.
#include "bench/peers/task.hpp"

#include <dlib/dnn.h>

namespace {

using namespace dlib;

using TwoLayer = loss_binary_log<fc<1, relu<fc<7, input<matrix<float>>>>>>;
using Deep = loss_binary_log<fc<1, relu<fc<5, relu<fc<7, relu<fc<20, input<matrix<float>>>>>>>>>>;

/// fc keeps W transposed, then b, row by row.
void set(tensor& parameters, const peers::Matrix& W, const peers::Matrix& b) {
    std::copy(W.values.begin(), W.values.end(), parameters.host()); // W's columns are its transpose's rows
    std::copy(b.values.begin(), b.values.end(), parameters.host() + W.values.size());
}

/// Layers 1 and 2 of the net are the last fc and the relu below it.
template <std::size_t l, typename Net>
void set_layers(Net& net, const peers::Task& task) {
    constexpr std::size_t at = 1 + 2 * l;
    set(layer<at>(net).layer_details().get_layer_params(), task.W[task.W.size() - 1 - l],
        task.b[task.W.size() - 1 - l]);
    if constexpr (at + 2 < Net::num_layers - 1)
        set_layers<l + 1>(net, task);
}

template <typename Net>
int train(const peers::Task& task) {
    std::vector<matrix<float>> images;
    std::vector<float> labels; // 1 and -1
    for (long i = 0; i < task.X.cols; ++i) {
        matrix<float> image(task.X.rows, 1);
        for (long k = 0; k < task.X.rows; ++k)
            image(k) = static_cast<float>(task.X.values[static_cast<std::size_t>(i * task.X.rows + k)]);
        images.push_back(image);
        labels.push_back(task.Y.values[static_cast<std::size_t>(i)] > 0.5 ? 1 : -1);
    }
    Net net;
    resizable_tensor X;
    net.to_tensor(images.begin(), images.end(), X);
    net(images); // makes the parameters
    set_layers<0>(net, task);
    std::vector<sgd> solvers(net.num_computational_layers, sgd(0, 0));
    return peers::train(task, [&] {
        const double cost = net.compute_parameter_gradients(X, labels.begin());
        net.update_parameters(solvers, task.learning_rate);
        return cost;
    });
}

} // namespace

int main(int argc, char** argv) {
    const peers::Task task = peers::read_task(argc, argv);
    return task.W.size() == 2 ? train<TwoLayer>(task) : train<Deep>(task);
}
