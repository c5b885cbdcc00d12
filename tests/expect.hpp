// EXPECT(a == b) and REQUIRE(a == b) do what BOOST_TEST does: they fail the running Boost.Test case, and show both sides.
// What BOOST_TEST makes of a claim is compiled anew at each place, a hundredth of a second; this is a call or two. Only
// main.cpp includes Boost.Test, which costs every file a second.
// Arithmetic on the left stands in brackets: EXPECT((a + 1) == b).
//   TEST_SUITE(name) … TEST_SUITE_END()   hold test cases
//   TEST_SUITE_WITH(name, Fixture)        each of its cases is a member of a Fixture
//   TEST_SUITE_IF(name, why_not)          is skipped if why_not() returns a reason
//   TEST_CASE(name) { … }                 with the same two variants
//   EXPECT(claim)                         goes on after a failure, REQUIRE ends the test case
//   EXPECT(claim, "in " << x)             says this as well
//   EXPECT(x == (tests::Near{y, 1e-9}))   y but for this part of it
//   EXPECT(tests::throws<Error>([&] { … }))
//   CONTEXT("in " << x) { … }             each failure in the block says this
#pragma once

#include <concepts>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

namespace tests {

/// A value in a failed test's message.
inline std::string shown(std::string_view text) {
    return std::string(text);
}
inline std::string shown(bool value) {
    return value ? "true" : "false";
}
std::string shown(double value);
template <class Value>
std::string shown(const Value& value) {
    if constexpr (std::is_null_pointer_v<Value>) {
        return "nullptr";
    } else if constexpr (std::convertible_to<const Value&, std::string_view>) {
        return shown(std::string_view(value));
    } else if constexpr (requires(std::ostream & out) { out << value; }) {
        std::ostringstream out;
        out << value;
        return out.str();
    } else if constexpr (requires { value.begin() != value.end(); }) {
        std::string elements;
        for (const auto& element : value)
            elements += (elements.empty() ? "" : ", ") + shown(element);
        return "{" + elements + "}";
    } else {
        return "…";
    }
}

/// Why a test cannot run here; "" if it can.
using WhyNot = std::string (*)();

/// Adds a test case to the suite that is open.
struct Registered {
    Registered(const char* name, void (*test)(), const char* file, int line, WhyNot why_not = nullptr);
};

struct SuiteBegins {
    SuiteBegins(const char* name, const char* file, int line, WhyNot why_not = nullptr);
};
struct SuiteEnds {
    SuiteEnds();
};

/// While it lives, each failure says these words.
class Context {
public:
    explicit Context(const std::ostream& words);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    explicit operator bool() const { return true; }

private:
    int id_;
};

/// A number, but for a part of it.
struct Near {
    double value, tolerance;

    friend bool operator==(double number, const Near& near);
};
std::string shown(const Near& near);

template <class Error, class Call>
bool throws(const Call& call) {
    try {
        call();
    } catch (const Error&) {
        return true;
    }
    return false;
}

/// Whether a claim holds; a type of its own, so that no comparison of another type takes its place.
struct Outcome {
    bool holds;
    explicit operator bool() const { return holds; }
};

/// Keeps what failed() shows; returns that the claim does not hold.
Outcome keep(const std::string& left, const char* operation, const std::string& right);
template <class Left, class Right>
[[gnu::noinline]] Outcome differ(const Left& left, const char* operation, const Right& right) {
    return keep(shown(left), operation, shown(right));
}

/// Tell Boost.Test of a claim.
void passed(const char* file, int line);
enum class After { go_on, end };
void failed(After failure, const char* claim, const char* file, int line);
void failed(After failure, const char* claim, const char* file, int line, const std::ostream& words);

/// The left side of a comparison, or a claim without one.
template <class Left>
struct Side {
    const Left& left;

    explicit operator bool() const { return static_cast<bool>(left); }
};

/// Of texts the characters are compared, even where both are const char*.
template <class Value>
decltype(auto) comparable(const Value& value) {
    if constexpr (std::convertible_to<const Value&, std::string_view>)
        return std::string_view(value);
    else
        return (value);
}

// A number in a claim is an int, and what it is compared with a size.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-compare"
#define DEEPSTEPS_COMPARES(operation)                                                                        \
    template <class Left, class Right>                                                                       \
    Outcome operator operation(Side<Left> side, const Right& right) {                                        \
        if (side.left operation right)                                                                       \
            return Outcome{true};                                                                            \
        return differ(side.left, #operation, right);                                                         \
    }                                                                                                        \
    template <class Left>                                                                                    \
    Outcome operator operation(Side<Left> side, const char* right) {                                         \
        if (comparable(side.left) operation right)                                                           \
            return Outcome{true};                                                                            \
        return differ(side.left, #operation, right);                                                         \
    }
DEEPSTEPS_COMPARES(==)
DEEPSTEPS_COMPARES(!=)
DEEPSTEPS_COMPARES(<)
DEEPSTEPS_COMPARES(<=)
DEEPSTEPS_COMPARES(>)
DEEPSTEPS_COMPARES(>=)
#undef DEEPSTEPS_COMPARES
#pragma GCC diagnostic pop

/// Takes the left side out of a comparison: ->* binds more tightly.
struct Claim {
    template <class Left>
    Side<Left> operator->*(const Left& left) const {
        return {left};
    }
};

} // namespace tests

#define DEEPSTEPS_TEST(failure, claim, ...)                                                                  \
    do {                                                                                                     \
        if (::tests::Claim{}->*claim)                                                                        \
            ::tests::passed(__FILE__, __LINE__);                                                             \
        else                                                                                                 \
            ::tests::failed(failure, #claim, __FILE__,                                                       \
                            __LINE__ __VA_OPT__(, std::ostringstream() << __VA_ARGS__));                     \
    } while (false)
#define EXPECT(...) DEEPSTEPS_TEST(::tests::After::go_on, __VA_ARGS__)
#define REQUIRE(...) DEEPSTEPS_TEST(::tests::After::end, __VA_ARGS__)
#define DEEPSTEPS_JOINED(a, b) a##b
#define DEEPSTEPS_UNIQUE(name, number) DEEPSTEPS_JOINED(name, number)
#define DEEPSTEPS_TEST_CASE(name, Fixture, ...)                                                              \
    struct name : Fixture {                                                                                  \
        static void run_test() { name().test(); }                                                            \
        void test();                                                                                         \
    };                                                                                                       \
    static const ::tests::Registered name##_is_registered(#name, &name::run_test, __FILE__,                  \
                                                          __LINE__ __VA_OPT__(, ) __VA_ARGS__);              \
    void name::test()
#define TEST_CASE(name) DEEPSTEPS_TEST_CASE(name, SuiteFixture)
#define TEST_CASE_WITH(name, Fixture) DEEPSTEPS_TEST_CASE(name, Fixture)
#define TEST_CASE_IF(name, why_not) DEEPSTEPS_TEST_CASE(name, SuiteFixture, why_not)
#define DEEPSTEPS_TEST_SUITE(name, ...)                                                                      \
    namespace name {                                                                                         \
    static const ::tests::SuiteBegins                                                                        \
        DEEPSTEPS_UNIQUE(suite_begins_, __COUNTER__)(#name, __FILE__, __LINE__ __VA_OPT__(, ) __VA_ARGS__);
#define TEST_SUITE(name) DEEPSTEPS_TEST_SUITE(name)
#define TEST_SUITE_WITH(name, Fixture)                                                                       \
    DEEPSTEPS_TEST_SUITE(name)                                                                               \
    using SuiteFixture = Fixture;
#define TEST_SUITE_IF(name, why_not) DEEPSTEPS_TEST_SUITE(name, why_not)
#define TEST_SUITE_END()                                                                                     \
    static const ::tests::SuiteEnds DEEPSTEPS_UNIQUE(suite_ends_, __COUNTER__);                              \
    }
#define CONTEXT(words)                                                                                       \
    if (const ::tests::Context DEEPSTEPS_UNIQUE(context_, __LINE__){std::ostringstream() << words})

/// Where no TEST_SUITE_WITH says otherwise.
struct SuiteFixture {};
