# cmake -DPROGRAM=FILE -DTESTS=FILE -P list_suites.cmake: asks a Boost.Test program for its contents, and writes a ctest
# test for each suite and for each case outside all suites. So none can be forgotten.
execute_process(COMMAND ${PROGRAM} --list_content ERROR_VARIABLE content COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "(^|\n)[A-Za-z0-9_]+" suites "${content}") # the contents of a suite are indented
set(tests)
foreach(suite ${suites})
  string(STRIP ${suite} suite)
  set(more_options)
  set(more_properties)
  if(suite MATCHES "^golden_") # against the figures beside the project; at this level Boost.Test reports what it skips
    set(more_options "--log_level=test_suite")
    set(more_properties "SKIP_REGULAR_EXPRESSION \"SKIPPED: there is no folder\"")
  endif()
  string(APPEND tests "add_test(\"tests/${suite}\" \"${PROGRAM}\" --run_test=${suite} --result_code=yes ${more_options})\n"
                      "set_tests_properties(\"tests/${suite}\" PROPERTIES LABELS tests TIMEOUT 300 ${more_properties})\n")
endforeach()
file(WRITE ${TESTS} "${tests}")
