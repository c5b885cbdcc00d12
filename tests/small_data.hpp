// For the tests of training.
#pragma once

#include "dnn/data/dataset.hpp"
#include "dnn/numpy.hpp"

/// m images of 2 x 2 pixels, the first `copies` of them alike, so that X lacks full rank.
inline dnn::DataSet some_data(int m, int copies = 1) {
    np::random::RandomState random(5);
    dnn::DataSet data;
    data.height = data.width = 2;
    data.X = random.uniform(0, 1, 12, m);
    for (int i = 1; i < copies; ++i)
        data.X.col(static_cast<arma::uword>(i)) = data.X.col(0);
    data.Y = arma::conv_to<arma::mat>::from(random.randn(1, m) > 0);
    return data;
}

inline bool go_on(int, double) {
    return true;
}
