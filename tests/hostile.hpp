// HDF5 files made to break their reader, and what must become of them.
#pragma once

#include "dnn/data/hdf5_file.hpp"
#include "tests/expect.hpp"
#include "tests/hdf5.hpp"
#include "tests/scratch.hpp"

#include <H5Cpp.h>

#include <chrono>
#include <functional>
#include <sys/stat.h>

namespace hostile {

namespace files = std::filesystem;

inline constexpr double plenty_of_seconds = 60; // a child may use two, on cores that are shared

// Called late: HDF5's own constants may be made after ours.
inline const H5::PredType& byte() {
    return H5::PredType::STD_U8LE;
}
inline const H5::PredType& real() {
    return H5::PredType::IEEE_F64LE;
}

/// An action that must end soon, in one sentence that says these things; nothing to say: it may also succeed.
inline void ends_well(const std::string& name, Action action, const std::vector<std::string>& facts) {
    CONTEXT(name) {
        const auto start = std::chrono::steady_clock::now();
        if (facts.empty())
            try {
                action();
            } catch (const support::Error& error) {
                EXPECT(std::string(error.what()).find('\n') == std::string::npos);
            }
        else
            check_error(action, facts);
        EXPECT((std::chrono::steady_clock::now() - start < std::chrono::duration<double>(plenty_of_seconds)));
    }
}

inline void make_set(const H5::Group& group, const std::string& name, const H5::DataType& type,
                     const dnn::Shape& shape,
                     const H5::DSetCreatPropList& how = H5::DSetCreatPropList::DEFAULT) {
    hsize_t count = 1;
    for (const hsize_t n : shape)
        count *= n;
    const H5::DataSet set = group.createDataSet(
        name, type,
        shape.empty() ? H5::DataSpace() : H5::DataSpace(static_cast<int>(shape.size()), shape.data()), how);
    const std::vector<char> zeros(count * type.getSize());
    if (count > 0)
        set.write(zeros.data(), type);
}

inline void make_labels(const H5::Group& group) {
    make_set(group, "train_set_y", H5::PredType::STD_I64LE, {2});
}

inline void make_images(const H5::Group& group) {
    make_set(group, "train_set_x", byte(), {2, 4, 4, 3});
}

inline H5::DSetCreatPropList chunks(const dnn::Shape& shape, int compression) {
    H5::DSetCreatPropList how;
    how.setChunk(static_cast<int>(shape.size()), shape.data());
    if (compression > 0)
        how.setDeflate(compression);
    return how;
}

inline H5::DSetCreatPropList elsewhere(const std::string& file, hsize_t bytes) {
    H5::DSetCreatPropList how;
    how.setExternal(file.c_str(), 0, bytes);
    return how;
}

inline H5::DSetCreatPropList virtually(const dnn::Shape& shape, const std::string& file) {
    H5::DSetCreatPropList how;
    const H5::DataSpace space(static_cast<int>(shape.size()), shape.data());
    H5Pset_virtual(how.getId(), space.getId(), file.c_str(), "train_set_x", space.getId());
    return how;
}

struct HostileFile {
    std::string name;
    std::function<void(const H5::H5File&)> fill;
    std::vector<std::string> facts; // none: it may be read
};

/// Opening it for reading waits for ever.
inline files::path a_pipe(const Scratch& scratch) {
    const files::path pipe = scratch / "pipe";
    mkfifo(pipe.c_str(), 0600);
    return pipe;
}

inline void make_model(const H5::Group& group, bool with_sizes = true) {
    make_set(group, "W1", real(), {1, 12});
    make_set(group, "b1", real(), {1, 1});
    const auto number = [&](const std::string& name, double value) {
        group.createAttribute(name, real(), H5::DataSpace()).write(H5::PredType::NATIVE_DOUBLE, &value);
    };
    if (with_sizes) {
        number("height", 2);
        number("width", 2);
    }
    number("learning_rate", 0.1);
    number("iterations", 3);
}

} // namespace hostile
