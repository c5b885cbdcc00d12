#include "tools/grade/judging/seed.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>

#include <random>

namespace grade {

std::uint64_t fresh_seed() {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

std::uint32_t seed_of_student(std::uint64_t class_seed, const std::string& id, const std::string& name) {
    boost::uuids::uuid of_class = {};
    for (auto byte = of_class.begin(); class_seed > 0; class_seed >>= 8)
        *byte++ = static_cast<unsigned char>(class_seed);
    // A name that looks like an id is another key.
    const boost::uuids::uuid hash =
        boost::uuids::name_generator_sha1(of_class)(id.empty() ? "name " + name : "id " + id);
    std::uint32_t seed = 0;
    auto byte = hash.begin();
    for (int i = 0; i < 4; ++i)
        seed = seed << 8 | *byte++;
    return seed;
}

} // namespace grade
