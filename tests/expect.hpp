// EXPECT(a == b) and REQUIRE(a == b) do what BOOST_TEST does: they fail the running Boost.Test case, and show both sides.
// What BOOST_TEST makes of a claim is compiled anew at each place, a hundredth of a second; this is a call or two. For a
// tolerance, use BOOST_TEST.
// Arithmetic on the left stands in brackets: EXPECT((a + 1) == b).
//   TEST_CASE(name) { … }       is BOOST_AUTO_TEST_CASE(name) { … }, without a checkpoint around each step
//   EXPECT(claim)               goes on after a failure, REQUIRE ends the test case
//   EXPECT(claim, "in " << x)   says this as well
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

/// Adds a test case to the suite that is open.
struct Registered {
    Registered(const char* name, void (*test)(), const char* file, int line);
};

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
#define TEST_CASE(name)                                                                                      \
    struct name : BOOST_AUTO_TEST_CASE_FIXTURE {                                                             \
        static void run_test() { name().test(); }                                                            \
        void test();                                                                                         \
    };                                                                                                       \
    static const ::tests::Registered name##_is_registered(#name, &name::run_test, __FILE__, __LINE__);       \
    void name::test()
