// A frame from a worker; its first byte says as what it is read.
#include "checks/wire.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace {

template <class Value>
void read_as(std::string_view frame) {
    checks::Reader reader(frame);
    Value value{};
    reader.get(value);
    checks::Writer writer; // what was read can be sent on, and is the same then
    writer.put(value);
    if (reader.at_end() && writer.bytes != frame &&
        !std::is_same_v<Value, dnn::Parameters>) // with its keys in order
        std::abort();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view frame(reinterpret_cast<const char*>(data) + 1, size - 1);
    try {
        switch (data[0] % 7) {
        case 0:
            read_as<arma::mat>(frame);
            break;
        case 1:
            read_as<std::string>(frame);
            break;
        case 2:
            read_as<dnn::Parameters>(frame);
            break;
        case 3:
            read_as<std::pair<arma::mat, std::vector<dnn::Cache>>>(frame);
            break;
        case 4:
            read_as<std::vector<double>>(frame);
            break;
        case 5:
            read_as<dnn::LinearGradients>(frame);
            break;
        default:
            read_as<std::vector<int>>(frame);
        }
    } catch (const checks::WireError&) {
    }
    return 0;
}
