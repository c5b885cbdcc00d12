#include "checks/wire.hpp"

namespace checks {

void Writer::put(const std::string& text) {
    put(static_cast<std::uint64_t>(text.size()));
    bytes += text;
}
void Writer::put(const arma::mat& a) {
    if (a.n_elem > max_frame / sizeof(double)) // its header was overwritten, or it is far too large
        throw WireError("a matrix that is larger than a frame");
    put(static_cast<std::uint64_t>(a.n_rows));
    put(static_cast<std::uint64_t>(a.n_cols));
    bytes.append(reinterpret_cast<const char*>(a.memptr()), a.n_elem * sizeof(double));
}
void Writer::put(const dnn::LinearCache& cache) {
    put_all(cache.A, cache.W, cache.b);
}
void Writer::put(const dnn::Cache& cache) {
    put_all(cache.linear, cache.Z);
}
void Writer::put(const dnn::LinearGradients& g) {
    put_all(g.dA_prev, g.dW, g.db);
}
void Writer::put(const std::map<std::string, arma::mat>& dictionary) {
    put(static_cast<std::uint64_t>(dictionary.size()));
    for (const auto& [key, value] : dictionary)
        put_all(key, value);
}

void Reader::get(std::string& text) {
    const std::uint64_t size = count(1);
    text.assign(take(size), size);
}
void Reader::get(arma::mat& a) {
    constexpr std::uint64_t max_side = 1U << 20; // also for an empty matrix, whose other side is 0
    std::uint64_t rows = 0, cols = 0;
    get_all(rows, cols);
    if (rows > max_side || cols > max_side || rows * cols > rest.size() / sizeof(double))
        throw WireError("a matrix that is larger than what was sent");
    a.set_size(rows, cols);
    const std::size_t size = a.n_elem * sizeof(double);
    if (size > 0)
        std::memcpy(a.memptr(), take(size), size);
}
void Reader::get(dnn::LinearCache& cache) {
    get_all(cache.A, cache.W, cache.b);
}
void Reader::get(dnn::Cache& cache) {
    get_all(cache.linear, cache.Z);
}
void Reader::get(dnn::LinearGradients& g) {
    get_all(g.dA_prev, g.dW, g.db);
}
void Reader::get(std::map<std::string, arma::mat>& dictionary) {
    const std::uint64_t size = count(min_struct);
    dictionary.clear();
    for (std::uint64_t i = 0; i < size; ++i) {
        std::string key;
        get(key);
        get(dictionary[key]);
    }
}

const char* Reader::take(std::uint64_t size) {
    if (size > rest.size())
        throw WireError("an answer that ends too early");
    const char* at = rest.data();
    rest.remove_prefix(size);
    return at;
}
std::uint64_t Reader::count(std::uint64_t bytes_each) {
    std::uint64_t size = 0;
    get(size);
    if (size > rest.size() / bytes_each)
        throw WireError("a list that is longer than what was sent");
    return size;
}

std::string framed(const std::string& payload) {
    Writer head;
    head.put(static_cast<std::uint32_t>(payload.size()));
    return head.bytes + payload;
}

} // namespace checks
