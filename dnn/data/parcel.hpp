// What a child that reads a stranger's file hands over: numbers, texts and arrays, one after the other.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dnn {

/// Packs them.
class Parcel {
public:
    template <class Number>
    void put(Number number) {
        static_assert(std::is_arithmetic_v<Number>);
        put_bytes(&number, sizeof number);
    }
    void put(std::string_view text) {
        put(std::uint64_t{text.size()});
        put_bytes(text.data(), text.size());
    }
    template <class Number>
    void put(std::span<const Number> numbers) {
        put(std::uint64_t{numbers.size()});
        put_bytes(numbers.data(), numbers.size_bytes());
    }

    const std::vector<std::uint8_t>& bytes() const { return bytes_; }
    std::vector<std::uint8_t> take() { return std::move(bytes_); }

private:
    void put_bytes(const void* start, std::size_t count) {
        const auto* const first = static_cast<const std::uint8_t*>(start);
        bytes_.insert(bytes_.end(), first, first + count);
    }

    std::vector<std::uint8_t> bytes_;
};

/// Unpacks them. Whoever packed them may have been taken over by the file, so nothing is believed: what is not there
/// throws.
class Unpacked {
public:
    explicit Unpacked(std::span<const std::uint8_t> bytes) : left_(bytes) {}

    struct Torn : std::runtime_error {
        Torn() : std::runtime_error("a parcel is torn") {}
    };

    template <class Number>
    Number get() {
        static_assert(std::is_arithmetic_v<Number>);
        Number number;
        std::memcpy(&number, take(sizeof number).data(), sizeof number);
        return number;
    }
    std::string text() {
        const std::span<const std::uint8_t> bytes = take(get<std::uint64_t>());
        return {bytes.begin(), bytes.end()};
    }
    /// In place; for bytes only, as others may not be aligned.
    std::span<const std::uint8_t> bytes() { return take(get<std::uint64_t>()); }
    /// Into an array that is there already. It must have just this size.
    template <class Number>
    void fill(std::span<Number> numbers) {
        if (get<std::uint64_t>() != numbers.size())
            throw Torn();
        const std::span<const std::uint8_t> bytes = take(numbers.size_bytes());
        if (!bytes.empty())
            std::memcpy(numbers.data(), bytes.data(), bytes.size());
    }
    std::size_t size() const { return left_.size(); }
    void end() const {
        if (!left_.empty())
            throw Torn();
    }

private:
    std::span<const std::uint8_t> take(std::uint64_t count) {
        if (count > left_.size())
            throw Torn();
        const auto taken = left_.first(count);
        left_ = left_.subspan(count);
        return taken;
    }

    std::span<const std::uint8_t> left_;
};

} // namespace dnn
