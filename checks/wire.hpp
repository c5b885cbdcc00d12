// How the judge and a worker talk: frames of bytes on two pipes. The worker runs a learner's code, so nothing that it
// sends is trusted: every count is compared with the bytes that are really there before memory is allocated for it.
//
// Either side may ask, and while it waits for the answer it serves the other side's requests: the judge calls a
// function, and the function may call back (on_iteration, model).
#pragma once

#include "checks/judging.hpp"
#include "dnn/dnn.hpp"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace checks {

/// The first byte of a frame.
enum class Frame : char {
    // judge to worker
    call = 'C',      // a function's name and its arguments
    call_anew = 'A', // the same, with the generators started as for a diagnosis
    // worker to judge
    model = 'M', // the arguments of a TrainingLoop that was passed in
    // either way
    iteration = 'I',       // on_iteration(int, double)
    go_on = 'G',           // its answer, one byte
    result = 'R',          // of a call: the value, then the arguments after it; of a model: the value
    exception = 'E',       // what(), and the calls that it came through
    not_implemented = 'N', // the function's name
    out_of_memory = 'X',
    where = 'W' // the calls that it is in
};

/// In bytes; a right answer takes a few thousand.
inline constexpr std::uint32_t max_frame = 16U << 20;

struct WireError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Writer {
public:
    std::string bytes;

    template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void put(T number) { bytes.append(reinterpret_cast<const char*>(&number), sizeof number); }
    void put(const std::string& text);
    void put(const arma::mat& a);
    void put(const dnn::LinearCache& cache);
    void put(const dnn::Cache& cache);
    void put(const dnn::LinearGradients& g);
    // Functions stay on their side; the other side asks for calls.
    void put(const dnn::OnIteration&) {}
    void put(const dnn::TrainingLoop&) {}
    template <class A, class B>
    void put(const std::pair<A, B>& both) {
        put_all(both.first, both.second);
    }
    template <class T>
    void put(const std::vector<T>& list) {
        put(static_cast<std::uint64_t>(list.size()));
        for (const T& item : list)
            put(item);
    }
    void put(const std::map<std::string, arma::mat>& dictionary);
    template <class... T>
    void put_all(const T&... values) {
        (put(values), ...);
    }
};

class Reader {
public:
    explicit Reader(std::string_view frame) : rest(frame) {}

    bool at_end() const { return rest.empty(); }

    template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void get(T& number) { std::memcpy(&number, take(sizeof number), sizeof number); }
    void get(std::string& text);
    void get(arma::mat& a);
    void get(dnn::LinearCache& cache);
    void get(dnn::Cache& cache);
    void get(dnn::LinearGradients& g);
    void get(dnn::OnIteration&) {}
    void get(dnn::TrainingLoop&) {}
    template <class A, class B>
    void get(std::pair<A, B>& both) {
        get_all(both.first, both.second);
    }
    template <class T>
    void get(std::vector<T>& list) {
        const std::uint64_t size = count(std::is_arithmetic_v<T> ? sizeof(T) : min_struct);
        list.clear();
        for (std::uint64_t i = 0; i < size; ++i)
            get(list.emplace_back());
    }
    void get(std::map<std::string, arma::mat>& dictionary);
    template <class... T>
    void get_all(T&... values) {
        (get(values), ...);
    }

private:
    static constexpr std::uint64_t min_struct = 16; // bytes: an empty matrix

    const char* take(std::uint64_t size);
    std::uint64_t count(std::uint64_t bytes_each);

    std::string_view rest;
};

/// A frame of this kind with these values.
template <class... T>
std::string frame(Frame kind, const T&... values) {
    Writer out;
    out.put(kind);
    out.put_all(values...);
    return out.bytes;
}

inline Frame kind_of(const std::string& payload) {
    return static_cast<Frame>(payload.front());
}

/// The contents of a frame.
inline Reader contents_of(const std::string& payload) {
    return Reader(std::string_view(payload).substr(1));
}

/// The payload with its length in front.
std::string framed(const std::string& payload);

} // namespace checks
