// A sanitizer's words, and the sentence about the learner's line.
#include "checks/memory_fault.hpp"
#include "checks/sentences.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"

TEST_SUITE(memory_fault)

TEST_CASE(a_memory_fault_is_told_with_its_line) {
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "exercises");
    scratch.text("exercises/05_L_model_forward.cpp", "one\n    dA = caches[l].Z;\n");
    const std::string file = "exercises/05_L_model_forward.cpp", place = scratch.folder.string() + "/" + file;
    const auto told = [&](const std::string& output) {
        const auto fault = checks::memory_fault_in(output, scratch.folder, file);
        return fault ? checks::sentence(*fault) : "";
    };
    const std::string stack =
        "    #0 0x7f in abort (/lib/libc.so)\n    #1 0x55 in dnn::f() " + place + ":2\n";
    EXPECT(told("deepsteps: index 3 of 3\n==1==ERROR: AddressSanitizer: ABRT\n" + stack) ==
           file + ":2 uses caches[3], and caches has 3 elements: 0 to 2.");
    EXPECT(told("deepsteps: index 18446744073709551615 of 0\n" + stack) ==
           file + ":2 uses caches[-1], and caches is empty.");
    EXPECT(told("==1==ERROR: AddressSanitizer: attempting double-free on 0x60 in thread T0:\n" + stack) ==
           file + ":2 frees memory that is already freed: one delete per new.");
    EXPECT(told("==1==ERROR: AddressSanitizer: heap-buffer-overflow on address\nWRITE of size 8\n" + stack) ==
           file + ":2 writes outside a matrix, vector or array.");
    EXPECT(told("==1==ERROR: AddressSanitizer: ABRT on unknown address 0x00 (pc 0x7f bp 0x7f sp 0x7f T0)\n" +
                stack)
               .starts_with(file + ":2 is where the program was aborted: by an assert that failed,"));
    EXPECT(told("==1==ERROR: AddressSanitizer: ILL on unknown address 0x00 (pc 0x7f T0)\n" + stack) ==
           file + ":2: ILL.");
    EXPECT(told(place + ":2:7: runtime error: division by zero\n" + stack) == file + ":2: division by zero.");
    EXPECT(told("==1==ERROR: AddressSanitizer: SEGV\n    #0 0x7f in g() /other.cpp:3\n") == "");
    EXPECT(told("") == "");
}

TEST_SUITE_END()
