#include "dnn/dnn.hpp"
#include "tests/misconceptions/variants.hpp"

#include <cmath>

using arma::mat;

namespace {

std::function<double(const mat&, const mat&)> current;

/// Y·log(AL)ᵀ and its like, as the learners write it.
double rows(const mat& labels, const mat& logs) {
    return arma::as_scalar(labels * logs.t());
}

/// The notebook's line, for mistakes in what goes into it.
double cost(const mat& labels, const mat& logs, const mat& other_labels, const mat& other_logs) {
    const double m = labels.n_cols;
    return -1 / m * (rows(labels, logs) + rows(other_labels, other_logs));
}

double total(const mat& AL, const mat& Y) {
    return rows(Y, arma::log(AL)) + rows(1 - Y, arma::log(1 - AL));
}

void wrong_factors(Table<decltype(current)>& table) {
    table.wrong("cost-zero", [](const mat& AL, const mat& Y) {
        const int m = static_cast<int>(Y.n_cols);
        return -(1 / m) * total(AL, Y);
    });
    table.wrong("cost-zero", [](const mat& AL, const mat& Y) { return total(AL, Y) / -Y.n_cols; });
    table.wrong("cost-zero", [](const mat& AL, const mat& Y) {
        const mat J = Y % arma::log(AL) % (1 - Y) % arma::log(1 - AL);
        return -1.0 / Y.n_cols * arma::accu(J);
    });
    table.wrong("unsigned-minus", [](const mat& AL, const mat& Y) { return -1 / Y.n_cols * total(AL, Y); });
    table.wrong("minus-missing", [](const mat& AL, const mat& Y) { return 1.0 / Y.n_cols * total(AL, Y); });
    table.wrong("minus-missing", [](const mat& AL, const mat& Y) {
        return -cost(Y, arma::log(AL), 1 - Y, arma::log(1 - AL));
    });
    table.wrong("not-averaged", [](const mat& AL, const mat& Y) { return -total(AL, Y); });
    table.wrong("not-averaged", [](const mat& AL, const mat& Y) { return -total(AL, Y) / AL.n_rows; });
    table.wrong("minus-and-average-missing", [](const mat& AL, const mat& Y) { return total(AL, Y); });
    table.wrong("averaged-twice", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        const mat J = Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL);
        return -1 / m * arma::mean(arma::vectorise(J));
    });
    table.wrong("multiplied-by-m", [](const mat& AL, const mat& Y) { return -total(AL, Y) * Y.n_cols; });
    table.wrong("halved", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / (2 * m) * total(AL, Y);
    });
    table.wrong("divided-by-m-1", [](const mat& AL, const mat& Y) { return -total(AL, Y) / (Y.n_cols - 1); });
    table.wrong("only-ones", [](const mat& AL, const mat& Y) {
        double sum = 0;
        for (arma::uword i = 0; i < Y.n_cols; ++i)
            sum -= Y(i) * std::log(AL(i));
        return sum / Y.n_cols;
    });
    table.wrong("only-zeros", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * rows(1 - Y, arma::log(1 - AL));
    });
    table.wrong("second-term-subtracted", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * (rows(Y, arma::log(AL)) - rows(1 - Y, arma::log(1 - AL)));
    });
    table.wrong("first-term-subtracted", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * (-rows(Y, arma::log(AL)) + rows(1 - Y, arma::log(1 - AL)));
    });
    table.wrong("bracket-missing", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * rows(Y, arma::log(AL)) + rows(1 - Y, arma::log(1 - AL));
    });
    table.wrong("first-term-not-averaged", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -(rows(Y, arma::log(AL)) + rows(1 - Y, arma::log(1 - AL)) / m);
    });
    table.wrong("second-term-not-averaged", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -(1 / m * rows(Y, arma::log(AL)) + rows(1 - Y, arma::log(1 - AL)));
    });
    table.wrong("minus-of-first-term-alone", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -rows(Y, arma::log(AL)) + rows(1 - Y, arma::log(1 - AL)) / m;
    });
    table.wrong("terms-multiplied", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * rows(Y, arma::log(AL)) * rows(1 - Y, arma::log(1 - AL));
    });
}

void wrong_terms(Table<decltype(current)>& table) {
    table.wrong("log10", [](const mat& AL, const mat& Y) {
        return cost(Y, arma::log10(AL), 1 - Y, arma::log10(1 - AL));
    });
    table.wrong("log2", [](const mat& AL, const mat& Y) {
        double sum = 0;
        for (arma::uword i = 0; i < Y.n_cols; ++i)
            sum += Y(i) == 1 ? std::log2(AL(i)) : std::log2(1 - AL(i));
        return -sum / Y.n_cols;
    });
    table.wrong("logs-swapped",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(1 - AL), 1 - Y, arma::log(AL)); });
    table.wrong("log-a-twice",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), 1 - Y, arma::log(AL)); });
    table.wrong("log-1-a-twice", [](const mat& AL, const mat& Y) {
        return cost(Y, arma::log(1 - AL), 1 - Y, arma::log(1 - AL));
    });
    table.wrong("y-twice",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), Y, arma::log(1 - AL)); });
    table.wrong("1-y-twice", [](const mat& AL, const mat& Y) {
        return cost(1 - Y, arma::log(AL), 1 - Y, arma::log(1 - AL));
    });
    table.wrong("second-factor-missing", [](const mat& AL, const mat& Y) {
        const mat J = Y % arma::log(AL) + arma::log(1 - AL);
        return -arma::accu(J) / Y.n_cols;
    });
    table.wrong("first-factor-missing", [](const mat& AL, const mat& Y) {
        double sum = 0;
        for (arma::uword i = 0; i < Y.n_cols; ++i)
            sum += std::log(AL(i)) + (1 - Y(i)) * std::log(1 - AL(i));
        return -sum / Y.n_cols;
    });
    table.wrong("brackets-around-1-y", [](const mat& AL, const mat& Y) {
        const mat J = Y % arma::log(AL) + 1 - Y % arma::log(1 - AL);
        return -arma::accu(J) / Y.n_cols;
    });
    table.wrong("brackets-around-1-y-once", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        const mat J = Y * arma::log(AL).t() + 1 - Y * arma::log(1 - AL).t();
        return -1 / m * J(0);
    });
    table.wrong("one-minus-log",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), 1 - Y, 1 - arma::log(AL)); });
    table.wrong("log-1-plus-a",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), 1 - Y, arma::log(1 + AL)); });
    table.wrong("1-plus-y",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), 1 + Y, arma::log(1 - AL)); });
    table.wrong("cost-nan",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), 1 - Y, arma::log(AL - 1)); });
    table.wrong("y-and-a-swapped",
                [](const mat& AL, const mat& Y) { return cost(AL, arma::log(Y), 1 - AL, arma::log(1 - Y)); });
    table.wrong("cost-nan",
                [](const mat&, const mat& Y) { return cost(Y, arma::log(Y), 1 - Y, arma::log(1 - Y)); });
    table.wrong("second-log-of-y",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), 1 - Y, arma::log(1 - Y)); });
    table.wrong("first-log-of-y",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(Y), 1 - Y, arma::log(1 - AL)); });
    table.wrong("labels-missing",
                [](const mat& AL, const mat&) { return cost(AL, arma::log(AL), 1 - AL, arma::log(1 - AL)); });
    table.wrong("second-factor-1-a", [](const mat& AL, const mat& Y) {
        return cost(Y, arma::log(AL), 1 - AL, arma::log(1 - AL));
    });
    table.wrong("first-factor-a", [](const mat& AL, const mat& Y) {
        return cost(AL, arma::log(AL), 1 - Y, arma::log(1 - AL));
    });
    table.wrong("no-log", [](const mat& AL, const mat& Y) { return cost(Y, AL, 1 - Y, 1 - AL); });
    table.wrong("absolute-error",
                [](const mat& AL, const mat& Y) { return arma::accu(arma::abs(AL - Y)) / Y.n_cols; });
    table.wrong("squared-error",
                [](const mat& AL, const mat& Y) { return arma::accu(arma::square(AL - Y)) / Y.n_cols; });
    table.wrong("half-squared-error", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return 1 / (2 * m) * arma::accu(arma::square(AL - Y));
    });
    table.wrong("squared-error-sum",
                [](const mat& AL, const mat& Y) { return arma::accu(arma::square(AL - Y)); });
    table.wrong("error-rate", [](const mat& AL, const mat& Y) {
        return arma::accu(arma::abs(arma::round(AL) - Y)) / Y.n_cols;
    });
    table.wrong("log-a-twice",
                [](const mat& AL, const mat&) { return -arma::mean(arma::vectorise(arma::log(AL))); });
    table.wrong("root-of-squared-error", [](const mat& AL, const mat& Y) {
        return std::sqrt(arma::accu(arma::square(AL - Y)) / Y.n_cols);
    });
}

void wrong_sums(Table<decltype(current)>& table) {
    table.wrong("log-of-mean", [](const mat& AL, const mat& Y) {
        const mat p = Y % AL + (1 - Y) % (1 - AL);
        return -std::log(arma::mean(arma::vectorise(p)));
    });
    table.wrong("log-of-sum", [](const mat& AL, const mat& Y) {
        return -std::log(arma::accu(Y % AL + (1 - Y) % (1 - AL)));
    });
    table.wrong("log-of-sum-averaged", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * std::log(rows(Y, AL) + rows(1 - Y, 1 - AL));
    });
    table.wrong("log-of-each-sum", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * (std::log(rows(Y, AL)) + std::log(rows(1 - Y, 1 - AL)));
    });
    table.wrong("positives-alone-averaged",
                [](const mat& AL, const mat& Y) { return -total(AL, Y) / arma::accu(Y); });
    table.wrong("last-example-alone", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        double J = 0;
        for (int i = 0; i < m; ++i)
            J = -1 / m * (Y(i) * std::log(AL(i)) + (1 - Y(i)) * std::log(1 - AL(i)));
        return J;
    });
    table.wrong("last-example-not-averaged", [](const mat& AL, const mat& Y) {
        double J = 0;
        for (arma::uword i = 0; i < Y.n_cols; ++i)
            J = -(Y(i) * std::log(AL(i)) + (1 - Y(i)) * std::log(1 - AL(i)));
        return J;
    });
    table.wrong("first-example-alone", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        const mat J = Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL);
        const mat s = arma::sum(J);
        return -1 / m * s(0);
    });
    table.wrong("first-example-not-averaged", [](const mat& AL, const mat& Y) {
        const mat J = Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL);
        const mat s = arma::mean(J);
        return -s(0, 0);
    });
    table.wrong("first-example-left-out", [](const mat& AL, const mat& Y) {
        double J = 0;
        for (arma::uword i = 1; i < Y.n_cols; ++i)
            J -= Y(i) * std::log(AL(i)) + (1 - Y(i)) * std::log(1 - AL(i));
        return J / Y.n_cols;
    });
    table.wrong("last-example-left-out", [](const mat& AL, const mat& Y) {
        double J = 0;
        for (arma::uword i = 0; i < Y.n_cols - 1; ++i)
            J -= Y(i) * std::log(AL(i)) + (1 - Y(i)) * std::log(1 - AL(i));
        return J / Y.n_cols;
    });
    table.wrong("all-pairs", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        const mat J = Y.t() * arma::log(AL) + (1 - Y).t() * arma::log(1 - AL);
        return -1 / m * arma::accu(J);
    });
    table.wrong("product-of-rows", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        const mat J = Y * arma::log(AL) + (1 - Y) * arma::log(1 - AL);
        return -1 / m * arma::accu(J);
    });
    table.wrong("scalar-of-a-row", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m * arma::as_scalar(Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL));
    });
    table.wrong("scalar-of-a-product", [](const mat& AL, const mat& Y) {
        const double m = Y.n_cols;
        return -1 / m *
               (arma::as_scalar(Y.t() * arma::log(AL)) + arma::as_scalar((1 - Y).t() * arma::log(1 - AL)));
    });
    table.wrong("loop-too-far", [](const mat& AL, const mat& Y) {
        double J = 0;
        for (arma::uword i = 0; i <= Y.n_cols; ++i)
            J -= Y(0, i) * std::log(AL(0, i)) + (1 - Y(0, i)) * std::log(1 - AL(0, i));
        return J / Y.n_cols;
    });
}

void right(Table<decltype(current)>& table) {
    table.right("the notebook's line",
                [](const mat& AL, const mat& Y) { return cost(Y, arma::log(AL), 1 - Y, arma::log(1 - AL)); });
    table.right("element by element and accu", [](const mat& AL, const mat& Y) {
        const double m = AL.n_cols;
        const mat J = Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL);
        return -arma::accu(J) / m;
    });
    table.right("mean of the losses", [](const mat& AL, const mat& Y) {
        const mat losses = -(Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL));
        return arma::mean(arma::vectorise(losses));
    });
    table.right("a loop with an if", [](const mat& AL, const mat& Y) {
        double J = 0;
        for (arma::uword i = 0; i < AL.n_elem; ++i)
            J += Y(i) > 0.5 ? -std::log(AL(i)) : -std::log(1 - AL(i));
        return J / static_cast<double>(AL.n_elem);
    });
    table.right("by two dots", [](const mat& AL, const mat& Y) {
        return -1.0 / Y.n_cols * (arma::dot(Y, arma::log(AL)) + arma::dot(1 - Y, arma::log(1 - AL)));
    });
    table.right("the probability of the label", [](const mat& AL, const mat& Y) {
        const mat p = Y % AL + (1 - Y) % (1 - AL);
        return -arma::accu(arma::log(p)) / Y.n_cols;
    });
    table.right("the diagonal of an outer product, clipped", [](const mat& AL, const mat& Y) {
        const mat p = arma::clamp(AL, 1e-12, 1 - 1e-12);
        const mat outer = Y.t() * arma::log(p) + (1 - Y).t() * arma::log(1 - p);
        return -arma::trace(outer) / Y.n_cols;
    });
}

} // namespace

double dnn::compute_cost(const mat& AL, const mat& Y) {
    return current(AL, Y);
}

std::vector<Variant> variants() {
    Table table(current);
    wrong_factors(table);
    wrong_terms(table);
    wrong_sums(table);
    right(table);
    return table.all();
}
