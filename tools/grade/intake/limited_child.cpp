#include "tools/grade/intake/limited_child.hpp"

#include <clocale>
#include <optional>

namespace grade {

using AnswerJson = nlohmann::ordered_json;

AnswerJson answer_of_child(const ChildLimits& limits, const std::function<AnswerJson()>& work) {
    const std::optional<support::ChildAnswer> answer = support::bytes_of_child(limits, [&] {
        std::setlocale(LC_CTYPE, "C.UTF-8"); // libarchive converts names to it
        return AnswerJson::to_cbor(work());
    });
    if (!answer)
        return AnswerJson(AnswerJson::value_t::discarded);
    return AnswerJson::from_cbor(*answer, true, false);
}

} // namespace grade
