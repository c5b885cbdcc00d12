// The models of part 2 by hand, with Eigen's matrices.
#include "bench/peers/task.hpp"

#include <Eigen/Dense>

namespace {

using Eigen::MatrixXd, Eigen::VectorXd;

MatrixXd matrix(const peers::Matrix& from) {
    return Eigen::Map<const MatrixXd>(from.values.data(), from.rows, from.cols);
}

struct Layer {
    MatrixXd W;
    VectorXd b;
    MatrixXd A, dZ, dW; // (n_l, m), (n_l, m), like W
};

} // namespace

int main(int argc, char** argv) {
    const peers::Task task = peers::read_task(argc, argv);
    const MatrixXd X = matrix(task.X);
    const Eigen::ArrayXXd Y = matrix(task.Y).array();
    const double rate = task.learning_rate / static_cast<double>(Y.cols());
    std::vector<Layer> layers;
    for (std::size_t l = 0; l < task.W.size(); ++l) {
        const MatrixXd A(task.W[l].rows, X.cols()), W = matrix(task.W[l]);
        layers.push_back({W, matrix(task.b[l]), A, A, W});
    }
    const auto input = [&](std::size_t l) -> const MatrixXd& { return l == 0 ? X : layers[l - 1].A; };

    return peers::train(task, [&] {
        for (std::size_t l = 0; l < layers.size(); ++l) {
            Layer& layer = layers[l];
            layer.A.noalias() = layer.W * input(l);
            layer.A.colwise() += layer.b;
            if (l + 1 < layers.size())
                layer.A = layer.A.cwiseMax(0);
            else
                layer.A = (1 + (-layer.A.array()).exp()).inverse().matrix();
        }
        const Eigen::ArrayXXd AL = layers.back().A.array();
        const double cost = -(Y * AL.log() + (1 - Y) * (1 - AL).log()).mean();

        layers.back().dZ = (AL - Y).matrix(); // as whoever derives it by hand does
        for (std::size_t l = layers.size(); l-- > 0;) {
            Layer& layer = layers[l];
            layer.dW.noalias() = layer.dZ * input(l).transpose();
            if (l > 0) {
                Layer& prev = layers[l - 1];
                prev.dZ.noalias() = layer.W.transpose() * layer.dZ;
                prev.dZ = (prev.A.array() > 0).select(prev.dZ, 0);
            }
            layer.W -= rate * layer.dW;
            layer.b -= rate * layer.dZ.rowwise().sum();
        }
        return cost;
    });
}
