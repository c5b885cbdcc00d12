// Dictionaries with a hundred thousand keys, one of them of 8 MB, and keys of markup and control characters.
#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients&, double) {
    Parameters updated = {{std::string(8 << 20, '<'), {}},
                          {"<script>alert(1)</script>\x1b[2J", {}},
                          {std::string("\xff\0\xfe", 3), {}}};
    for (int i = 0; i < 100000; ++i)
        updated["W" + std::to_string(i)].reset();
    return updated;
}

} // namespace dnn
