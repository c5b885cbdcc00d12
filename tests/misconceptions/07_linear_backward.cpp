#include "dnn/dnn.hpp"
#include "tests/misconceptions/variants.hpp"

using arma::mat;
using namespace dnn;

namespace {

std::function<LinearGradients(const mat&, const LinearCache&)> current;

// The three lines, each right, for answers with a mistake in another one.
mat dW_of(const mat& dZ, const LinearCache& cache) {
    return 1.0 / dZ.n_cols * (dZ * cache.A.t());
}
mat db_of(const mat& dZ) {
    return 1.0 / dZ.n_cols * arma::sum(dZ, 1);
}
mat dA_of(const mat& dZ, const LinearCache& cache) {
    return cache.W.t() * dZ;
}

using Line = mat (*)(const mat& dZ, const LinearCache& cache);

class Lines : public Table<decltype(current)> {
public:
    using Table::Table;
    void dW(const std::string& id, Line line) {
        wrong(id, [line](const mat& dZ, const LinearCache& cache) {
            LinearGradients g;
            g.dW = line(dZ, cache);
            g.db = db_of(dZ);
            g.dA_prev = dA_of(dZ, cache);
            return g;
        });
    }
    void db(const std::string& id, Line line) {
        wrong(id, [line](const mat& dZ, const LinearCache& cache) {
            LinearGradients g;
            g.dW = dW_of(dZ, cache);
            g.db = line(dZ, cache);
            g.dA_prev = dA_of(dZ, cache);
            return g;
        });
    }
    void dA(const std::string& id, Line line) {
        wrong(id, [line](const mat& dZ, const LinearCache& cache) {
            LinearGradients g;
            g.dA_prev = line(dZ, cache); // some write (10) first
            g.dW = dW_of(dZ, cache);
            g.db = db_of(dZ);
            return g;
        });
    }
    /// dW and db with `factor` for 1/m.
    void factor(const std::string& id, double (*f)(const mat& dZ, const LinearCache& cache)) {
        wrong(id, [f](const mat& dZ, const LinearCache& cache) {
            const double one_mth = f(dZ, cache);
            const mat dW = one_mth * (dZ * cache.A.t()), db = one_mth * arma::sum(dZ, 1);
            return LinearGradients{dA_of(dZ, cache), dW, db};
        });
    }
};

void wrong_factors(Lines& table) {
    table.factor("nothing-averaged", [](auto&, auto&) { return 1.0; });
    table.factor("nothing-averaged", [](auto& dZ, auto&) { return 1.0 / (dZ.n_cols / dZ.n_cols); });
    table.factor("all-averaged-twice", [](auto& dZ, auto&) { return 1.0 / dZ.n_cols / dZ.n_cols; });
    table.factor("m-is-n_l", [](auto& dZ, auto&) { return 1.0 / dZ.n_rows; });
    table.factor("m-is-n_prev", [](auto&, auto& cache) { return 1.0 / cache.A.n_rows; });
    table.factor("m-is-n_prev", [](auto&, auto& cache) { return 1.0 / cache.W.n_cols; });
    table.factor("m-is-n_elem", [](auto& dZ, auto&) { return 1.0 / dZ.n_elem; });
    table.factor("divided-by-m-1", [](auto& dZ, auto&) { return 1.0 / (dZ.n_cols - 1); });
    table.factor("multiplied-by-m", [](auto& dZ, auto&) { return 1.0 * dZ.n_cols; });
    table.factor("integer-division", [](auto& dZ, auto&) -> double { return 1 / dZ.n_cols; });
    table.dW("dW-not-averaged",
             [](const mat& dZ, const LinearCache& cache) -> mat { return dZ * cache.A.t(); });
    table.dW("dW-averaged-twice",
             [](const mat& dZ, const LinearCache& cache) -> mat { return dW_of(dZ, cache) / dZ.n_cols; });
    table.dW("dW-divided-by-n_l", [](const mat& dZ, const LinearCache& cache) -> mat {
        return dZ * cache.A.t() / cache.W.n_rows;
    });
    table.dW("dW-zero", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1 / dZ.n_cols * (dZ * cache.A.t());
    });
    table.dW("dW-divided-by-n_prev", [](const mat& dZ, const LinearCache& cache) -> mat {
        return dZ * cache.A.t() / cache.A.n_rows;
    });
    table.db("db-divided-by-n_prev", [](const mat& dZ, const LinearCache& cache) -> mat {
        return arma::sum(dZ, 1) / cache.A.n_rows;
    });
    table.db("db-not-averaged", [](const mat& dZ, const LinearCache&) -> mat { return arma::sum(dZ, 1); });
    table.db("db-averaged-twice",
             [](const mat& dZ, const LinearCache&) -> mat { return arma::mean(dZ, 1) / dZ.n_cols; });
    table.db("db-divided-by-n_l",
             [](const mat& dZ, const LinearCache&) -> mat { return arma::sum(dZ, 1) / dZ.n_rows; });
    table.db("db-zero",
             [](const mat&, const LinearCache& cache) -> mat { return arma::zeros(cache.b.n_rows, 1); });
    table.dA("dA_prev-averaged", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * cache.W.t() * dZ;
    });
    table.wrong("dA_prev-averaged-instead", [](const mat& dZ, const LinearCache& cache) {
        return LinearGradients{dA_of(dZ, cache) / dZ.n_cols, dZ * cache.A.t(), arma::sum(dZ, 1)};
    });
    table.wrong("everything-averaged-once-more", [](const mat& dZ, const LinearCache& cache) {
        const mat mean = dZ / dZ.n_cols;
        return LinearGradients{dA_of(mean, cache), dW_of(mean, cache), db_of(mean)};
    });
}

void wrong_sums(Lines& table) {
    table.db("db-along-the-wrong-axis",
             [](const mat& dZ, const LinearCache&) -> mat { return arma::sum(dZ) / dZ.n_cols; });
    table.db("db-mean-along-the-wrong-axis",
             [](const mat& dZ, const LinearCache&) -> mat { return arma::mean(dZ); });
    table.db("db-along-the-wrong-axis-not-averaged",
             [](const mat& dZ, const LinearCache&) -> mat { return arma::sum(dZ, 0); });
    table.db("db-along-the-wrong-axis-averaged-twice",
             [](const mat& dZ, const LinearCache&) -> mat { return arma::mean(dZ, 0) / dZ.n_cols; });
    table.db("db-column-sums-transposed", [](const mat& dZ, const LinearCache&) -> mat {
        const mat sums = arma::sum(dZ, 0) / dZ.n_cols;
        return sums.t();
    });
    table.db("db-a-row", [](const mat& dZ, const LinearCache&) -> mat {
        const mat turned = dZ.t();
        return arma::sum(turned, 0) / dZ.n_cols;
    });
    table.db("db-one-number",
             [](const mat& dZ, const LinearCache&) -> mat { return mat{arma::accu(dZ) / dZ.n_cols}; });
    table.db("db-one-number-not-averaged",
             [](const mat& dZ, const LinearCache&) -> mat { return mat{arma::accu(dZ)}; });
    table.db("db-mean-of-all",
             [](const mat& dZ, const LinearCache&) -> mat { return mat{arma::mean(arma::vectorise(dZ))}; });
    table.db("db-mean-of-all-averaged-twice", [](const mat& dZ, const LinearCache&) -> mat {
        return mat{arma::mean(arma::vectorise(dZ)) / dZ.n_cols};
    });
    table.db("db-the-same-for-all", [](const mat& dZ, const LinearCache& cache) -> mat {
        mat db = cache.b;
        db.fill(arma::accu(dZ) / dZ.n_cols);
        return db;
    });
    table.db("db-not-summed", [](const mat& dZ, const LinearCache&) -> mat { return 1.0 / dZ.n_cols * dZ; });
    table.db("db-is-dZ", [](const mat& dZ, const LinearCache&) -> mat { return dZ; });
    table.db("db-from-dW", [](const mat& dZ, const LinearCache& cache) -> mat {
        const mat dW = dW_of(dZ, cache);
        return arma::sum(dW, 1);
    });
    table.db("db-from-dW-averaged", [](const mat& dZ, const LinearCache& cache) -> mat {
        const mat dW = dW_of(dZ, cache);
        return arma::sum(dW, 1) / dZ.n_cols;
    });
    table.db("db-is-b", [](const mat&, const LinearCache& cache) -> mat { return cache.b; });
    table.db("db-from-b", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * arma::sum(cache.b, 1);
    });
    table.db("db-from-W", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * arma::sum(cache.W, 1);
    });
    table.db("db-from-A_prev", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * arma::sum(cache.A, 1);
    });
    table.db("db-first-example",
             [](const mat& dZ, const LinearCache&) -> mat { return dZ.col(0) / dZ.n_cols; });
    table.db("db-last-example", [](const mat& dZ, const LinearCache& cache) -> mat {
        mat db = arma::zeros(cache.b.n_rows, 1);
        for (arma::uword k = 0; k < dZ.n_cols; ++k)
            db = dZ.col(k) / dZ.n_cols;
        return db;
    });
    table.db("db-negative", [](const mat& dZ, const LinearCache&) -> mat { return -db_of(dZ); });
}

void wrong_products(Lines& table) {
    table.dW("dW-negative", [](const mat& dZ, const LinearCache& cache) -> mat { return -dW_of(dZ, cache); });
    table.dW("dW-transposed", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * (cache.A * dZ.t());
    });
    table.dW("dW-transposed-not-averaged",
             [](const mat& dZ, const LinearCache& cache) -> mat { return cache.A * dZ.t(); });
    table.dW("dW-of-dZ-alone",
             [](const mat& dZ, const LinearCache&) -> mat { return 1.0 / dZ.n_cols * (dZ * dZ.t()); });
    table.dW("dW-is-W", [](const mat&, const LinearCache& cache) -> mat { return cache.W; });
    table.dW("A_prev-not-transposed",
             [](const mat& dZ, const LinearCache& cache) -> mat { return 1.0 / dZ.n_cols * (dZ * cache.A); });
    table.dW("A_prev-and-dZ-swapped",
             [](const mat& dZ, const LinearCache& cache) -> mat { return 1.0 / dZ.n_cols * (cache.A * dZ); });
    table.dW("wrong-one-transposed", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * (dZ.t() * cache.A);
    });
    table.dW("A_prev-transposed-first", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * (cache.A.t() * dZ);
    });
    table.dW("dW-element-wise",
             [](const mat& dZ, const LinearCache& cache) -> mat { return 1.0 / dZ.n_cols * (dZ % cache.A); });
    table.dW("dW-element-wise-transposed", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * (dZ % cache.A.t());
    });
    table.dW("dW-by-W", [](const mat& dZ, const LinearCache& cache) -> mat {
        return 1.0 / dZ.n_cols * (dZ * cache.W.t());
    });
    table.dA("dA_prev-negative",
             [](const mat& dZ, const LinearCache& cache) -> mat { return -(cache.W.t() * dZ); });
    table.dA("dA_prev-transposed",
             [](const mat& dZ, const LinearCache& cache) -> mat { return dZ.t() * cache.W; });
    table.dA("dA_prev-by-dW",
             [](const mat& dZ, const LinearCache& cache) -> mat { return dW_of(dZ, cache).t() * dZ; });
    table.dA("dA_prev-by-dW-sum", [](const mat& dZ, const LinearCache& cache) -> mat {
        const mat dW = dZ * cache.A.t();
        return dW.t() * dZ;
    });
    table.dA("dA_prev-is-dZ", [](const mat& dZ, const LinearCache&) -> mat { return dZ; });
    table.dA("dA_prev-is-A_prev", [](const mat&, const LinearCache& cache) -> mat { return cache.A; });
    table.dA("dA_prev-with-b", [](const mat& dZ, const LinearCache& cache) -> mat {
        const mat bs = arma::repmat(cache.b, 1, dZ.n_cols);
        const mat back = cache.W.t() * dZ;
        return bs.n_rows == back.n_rows ? mat(back + bs) : mat(back.each_col() + cache.b);
    });
    table.dW("dW-first-example", [](const mat& dZ, const LinearCache& cache) -> mat {
        const mat z = dZ.col(0), a = cache.A.col(0);
        return z * a.t() / dZ.n_cols;
    });
    table.dW("dW-last-example", [](const mat& dZ, const LinearCache& cache) -> mat {
        mat dW = arma::zeros(arma::size(cache.W));
        for (arma::uword k = 0; k < dZ.n_cols; ++k)
            dW = dZ.col(k) * cache.A.col(k).t() / dZ.n_cols;
        return dW;
    });
    table.wrong("last-example-left-out", [](const mat& dZ, const LinearCache& cache) {
        LinearGradients g{dA_of(dZ, cache), arma::zeros(arma::size(cache.W)),
                          arma::zeros(arma::size(cache.b))};
        for (arma::uword k = 0; k < dZ.n_cols - 1; ++k) {
            g.dW += dZ.col(k) * cache.A.col(k).t() / dZ.n_cols;
            g.db += dZ.col(k) / dZ.n_cols;
        }
        return g;
    });
    table.dA("dA_prev-with-slope-of-tanh",
             [](const mat& dZ, const LinearCache& c) -> mat { return dA_of(dZ, c) % (1 - c.A % c.A); });
    table.dA("dA_prev-with-slope-of-sigmoid",
             [](const mat& dZ, const LinearCache& c) -> mat { return dA_of(dZ, c) % c.A % (1 - c.A); });
    table.dA("dA_prev-with-slope-of-relu", [](const mat& dZ, const LinearCache& cache) {
        mat dA = dA_of(dZ, cache);
        dA.elem(arma::find(cache.A <= 0)).zeros();
        return dA;
    });
    table.dA("dA_prev-times-A_prev",
             [](const mat& dZ, const LinearCache& c) -> mat { return dA_of(dZ, c) % c.A; });
    table.dA("W-not-transposed", [](const mat& dZ, const LinearCache& cache) -> mat { return cache.W * dZ; });
    table.dA("dZ-and-W-swapped", [](const mat& dZ, const LinearCache& cache) -> mat { return dZ * cache.W; });
    table.dA("dZ-before-W-transposed",
             [](const mat& dZ, const LinearCache& cache) -> mat { return dZ * cache.W.t(); });
    table.dA("dA_prev-from-A_prev",
             [](const mat&, const LinearCache& cache) -> mat { return cache.W.t() * cache.A; });
    table.dA("dA_prev-element-wise",
             [](const mat& dZ, const LinearCache& cache) -> mat { return cache.W % dZ; });
    table.dA("dA_prev-element-wise-transposed",
             [](const mat& dZ, const LinearCache& cache) -> mat { return cache.W.t() % dZ; });
}

void wrong_places(Lines& table) {
    table.wrong("dW-and-dA_prev-swapped", [](const mat& dZ, const LinearCache& cache) {
        LinearGradients g;
        g.dW = cache.W.t() * dZ;
        g.db = db_of(dZ);
        g.dA_prev = dW_of(dZ, cache);
        return g;
    });
    table.wrong("dW-and-db-swapped", [](const mat& dZ, const LinearCache& cache) {
        return LinearGradients{dA_of(dZ, cache), db_of(dZ), dW_of(dZ, cache)};
    });
    table.wrong("returned-in-another-order", [](const mat& dZ, const LinearCache& cache) {
        return LinearGradients{dW_of(dZ, cache), db_of(dZ), dA_of(dZ, cache)};
    });
    table.wrong("dA_prev-and-db-swapped", [](const mat& dZ, const LinearCache& cache) {
        return LinearGradients{db_of(dZ), dW_of(dZ, cache), dA_of(dZ, cache)};
    });
    table.wrong("nothing-assigned", [](const mat& dZ, const LinearCache& cache) {
        LinearGradients g;
        const mat dW = dW_of(dZ, cache);
        return g;
    });
    table.wrong("dA_prev-missing", [](const mat& dZ, const LinearCache& cache) {
        return LinearGradients{{}, dW_of(dZ, cache), db_of(dZ)};
    });
    table.wrong("dW-missing", [](const mat& dZ, const LinearCache& cache) {
        return LinearGradients{dA_of(dZ, cache), {}, db_of(dZ)};
    });
    table.wrong("db-missing", [](const mat& dZ, const LinearCache& cache) {
        return LinearGradients{dA_of(dZ, cache), dW_of(dZ, cache), {}};
    });
}

void right(Lines& table) {
    table.right("1.0 / m before the product", [](const mat& dZ, const LinearCache& cache) {
        const double m = cache.A.n_cols;
        return LinearGradients{cache.W.t() * dZ, 1.0 / m * dZ * cache.A.t(), 1.0 / m * arma::sum(dZ, 1)};
    });
    table.right("divided by m after it, db by mean", [](const mat& dZ, const LinearCache& cache) {
        const double m = cache.A.n_cols;
        return LinearGradients{cache.W.t() * dZ, dZ * cache.A.t() / m, arma::mean(dZ, 1)};
    });
    table.right("the transposes the other way round", [](const mat& dZ, const LinearCache& cache) {
        const mat dW = (cache.A * dZ.t()).t() / dZ.n_cols, dA = (dZ.t() * cache.W).t();
        return LinearGradients{dA, dW, arma::sum(dZ, 1) / dZ.n_cols};
    });
    table.right("loops element by element", [](const mat& dZ, const LinearCache& cache) {
        const mat &A = cache.A, &W = cache.W;
        mat dA(arma::size(A), arma::fill::zeros), dW(arma::size(W), arma::fill::zeros),
            db(arma::size(cache.b), arma::fill::zeros);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword k = 0; k < A.n_cols; ++k) {
                db(i) += dZ(i, k) / A.n_cols;
                for (arma::uword j = 0; j < W.n_cols; ++j) {
                    dW(i, j) += dZ(i, k) * A(j, k) / A.n_cols;
                    dA(j, k) += W(i, j) * dZ(i, k);
                }
            }
        return LinearGradients{dA, dW, db};
    });
    table.right("db as a product with ones", [](const mat& dZ, const LinearCache& cache) {
        const mat mean = dZ / dZ.n_cols;
        return LinearGradients{cache.W.t() * dZ, mean * cache.A.t(), mean * arma::ones(dZ.n_cols, 1)};
    });
    table.right("summed example by example", [](const mat& dZ, const LinearCache& cache) {
        LinearGradients g{cache.A, arma::zeros(arma::size(cache.W)), arma::zeros(arma::size(cache.b))};
        for (arma::uword k = 0; k < dZ.n_cols; ++k) {
            g.dW += dZ.col(k) * cache.A.col(k).t();
            g.db += dZ.col(k);
            g.dA_prev.col(k) = cache.W.t() * dZ.col(k);
        }
        g.dW /= dZ.n_cols;
        g.db /= dZ.n_cols;
        return g;
    });
}

} // namespace

LinearGradients dnn::linear_backward(const mat& dZ, const LinearCache& cache) {
    return current(dZ, cache);
}

std::vector<Variant> variants() {
    Lines table(current);
    wrong_factors(table);
    wrong_sums(table);
    wrong_products(table);
    wrong_places(table);
    right(table);
    return table.all();
}
