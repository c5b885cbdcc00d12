// The models of part 2 as one writes them in libtorch, PyTorch's C++ interface.
#include "bench/peers/task.hpp"

#include <torch/torch.h>

namespace {

/// The transpose of a matrix, which is how torch keeps examples: one per row.
torch::Tensor transposed(const peers::Matrix& from) {
    return torch::from_blob(const_cast<double*>(from.values.data()), {from.cols, from.rows}, torch::kFloat64)
        .clone();
}

torch::nn::Sequential network(const peers::Task& task) {
    torch::NoGradGuard no_gradients;
    torch::nn::Sequential model;
    for (std::size_t l = 0; l < task.W.size(); ++l) {
        torch::nn::Linear linear(task.W[l].cols, task.W[l].rows);
        linear->to(torch::kFloat64);
        linear->weight.copy_(transposed(task.W[l]).t());
        linear->bias.copy_(transposed(task.b[l]).flatten());
        model->push_back(linear);
        if (l + 1 < task.W.size())
            model->push_back(torch::nn::ReLU()); // the last sigmoid is in the loss
    }
    return model;
}

} // namespace

int main(int argc, char** argv) {
    const peers::Task task = peers::read_task(argc, argv);
    const torch::Tensor X = transposed(task.X), Y = transposed(task.Y);
    torch::nn::Sequential model = network(task);
    torch::nn::BCEWithLogitsLoss loss;
    torch::optim::SGD optimizer(model->parameters(), task.learning_rate);
    return peers::train(task, [&] {
        optimizer.zero_grad();
        const torch::Tensor cost = loss(model->forward(X), Y);
        cost.backward();
        optimizer.step();
        return cost.item<double>();
    });
}
