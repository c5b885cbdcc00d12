# A header that was compiled at -O2 serves files at -Og: like_compiled_header has the flags that this takes,
# flags_of_compiled_header these and those that make an error of a header which is refused; unseen, it would make a check
# eight times as slow.
set(like_compiled_header)
set(flags_of_compiled_header)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(folder ${PROJECT_BINARY_DIR}/CMakeFiles/compiled_header)
  file(WRITE ${folder}/header.hpp "#include <vector>\n")
  file(WRITE ${folder}/file.cpp "int main() {}\n")
  separate_arguments(compiler UNIX_COMMAND "${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_ARG1} ${CMAKE_CXX_FLAGS} -std=c++20")
  # From g++ 13 on, -O2 and -Og differ in what they mean for these two.
  foreach(flags "" "-munroll-only-small-loops;-mvzeroupper")
    execute_process(COMMAND ${compiler} -O2 ${flags} -x c++-header ${folder}/header.hpp -o ${folder}/header.hpp.gch
                    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    if(NOT failed)
      execute_process(COMMAND ${compiler} -Og ${flags} -Winvalid-pch -Werror=invalid-pch -include ${folder}/header.hpp
                              -fsyntax-only ${folder}/file.cpp
                      RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    endif()
    if(NOT failed)
      set(like_compiled_header ${flags})
      set(flags_of_compiled_header ${flags} -Winvalid-pch -Werror=invalid-pch)
      break()
    endif()
  endforeach()
  if(NOT flags_of_compiled_header)
    message(WARNING "This compiler refuses a compiled header at another -O: building and checking will be slow.")
  endif()
endif()

# With the lines of learners' files an exception's is found. A header that has them serves files without them, too, but one
# without serves none with them. Other builds than Release have their own.
set(with_lines $<$<CONFIG:Release>:-g1>)

# follow_compiler(TARGET): makes its compiled header again after an update of the compiler, which refuses an older one.
function(follow_compiler target)
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-prog-name=cc1plus OUTPUT_VARIABLE compiler
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(IS_ABSOLUTE "${compiler}")
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.cxx
                                PROPERTIES OBJECT_DEPENDS ${compiler})
  endif()
endfunction()
