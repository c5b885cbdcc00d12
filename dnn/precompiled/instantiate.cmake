# instantiate_once(TARGET HEADER...): as target_precompile_headers(TARGET PRIVATE HEADER...), but what the headers' inline
# functions instantiate is saved with them. emit_once(TARGET HEADER...): and the large functions are compiled once, into the
# target. clang does the first by itself (CMake's PCH_INSTANTIATE_TEMPLATES); g++ both by our plugin, where gcc-N-plugin-dev
# is installed. Otherwise the header works as well, and every file behind it takes longer.

# A file behind a header compiles, and links with what the header left out, or there is no plugin.
function(try_plugin plugin result)
  set(here ${CMAKE_CURRENT_SOURCE_DIR}/precompiled)
  set(try ${CMAKE_CURRENT_BINARY_DIR}/try_plugin)
  file(WRITE ${try}/header.hpp "#include \"${here}/probe.hpp\"\n#include \"${here}/leave_out.hpp\"\n")
  file(WRITE ${try}/emitted.cpp "#include \"${here}/probe.hpp\"\n#include \"${here}/emit.hpp\"\n")
  file(WRITE ${try}/main.cpp "int main() { return middle_from(0) != 16; }\n")
  set(compile ${CMAKE_CXX_COMPILER} -Og -Winvalid-pch -Werror)
  foreach(arguments "${compile};-fplugin=${plugin};-x;c++-header;header.hpp" "${compile};-fplugin=${plugin};-c;emitted.cpp"
                    "${compile};-include;header.hpp;-c;main.cpp" "${CMAKE_CXX_COMPILER};main.o;emitted.o;-o;main"
                    ${try}/main)
    execute_process(COMMAND ${arguments} WORKING_DIRECTORY ${try} RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    if(NOT failed EQUAL 0)
      break()
    endif()
  endforeach()
  set(${result} ${failed} PARENT_SCOPE)
endfunction()

# The plugin is made for one compiler: another cc1plus, as after an upgrade, makes CMake look again.
function(make_instantiate_plugin result)
  set(${result} "" PARENT_SCOPE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CMAKE_DISABLE_PRECOMPILE_HEADERS)
    return()
  endif()
  foreach(asked file-name=plugin prog-name=cc1plus file-name=include)
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-${asked} OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE)
    list(APPEND answers ${answer})
  endforeach()
  list(GET answers 0 folder)
  list(GET answers 1 compiler)
  list(GET answers 2 include)
  get_filename_component(of_compiler ${include} DIRECTORY) # a package with the plugins' headers changes it
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/precompiled/instantiate.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${compiler} ${of_compiler} ${source})
  file(TIMESTAMP ${compiler} changed)
  file(SHA1 ${source} version)
  string(SHA1 version "${compiler} ${changed} ${version}")
  string(SUBSTRING ${version} 0 12 version)
  set(plugin ${CMAKE_CURRENT_BINARY_DIR}/instantiate-${version}.so)
  if(NOT EXISTS ${plugin})
    set(built ${CMAKE_CURRENT_BINARY_DIR}/instantiate-new.so)
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -O1 -fPIC -shared -fno-rtti -isystem ${folder}/include ${source} -o ${built}
                    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    if(failed EQUAL 0)
      try_plugin(${built} failed)
    endif()
    if(NOT failed EQUAL 0)
      message(STATUS "g++ takes no plugin here (is gcc-N-plugin-dev missing?): a check takes up to eight times as long")
      return()
    endif()
    file(RENAME ${built} ${plugin})
  endif()
  set(${result} ${plugin} PARENT_SCOPE)
endfunction()
make_instantiate_plugin(instantiate_plugin)

# Headers that end with `last`, if there is a plugin.
function(precompile_with_plugin target last)
  follow_compiler(${target})
  if(NOT instantiate_plugin)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    return()
  endif()
  target_precompile_headers(${target} PRIVATE ${ARGN} ${CMAKE_CURRENT_SOURCE_DIR}/precompiled/${last})
  # The header alone: a plugin would stand in clangd's way everywhere else.
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.cxx
                              PROPERTIES COMPILE_OPTIONS -fplugin=${instantiate_plugin})
endfunction()

function(instantiate_once target)
  precompile_with_plugin(${target} instantiate.hpp ${ARGN})
endfunction()

function(emit_once target)
  precompile_with_plugin(${target} leave_out.hpp ${ARGN})
  set_property(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.cxx
               APPEND PROPERTY COMPILE_OPTIONS ${with_lines})
  if(NOT instantiate_plugin)
    return()
  endif()
  set(emitted ${CMAKE_CURRENT_BINARY_DIR}/emitted_${target}.cpp)
  set(lines)
  foreach(header ${ARGN} precompiled/emit.hpp)
    get_filename_component(header ${header} ABSOLUTE)
    string(APPEND lines "#include \"${header}\"\n")
  endforeach()
  file(CONFIGURE OUTPUT ${emitted} CONTENT "${lines}")
  target_sources(${target} PRIVATE ${emitted})
  set_source_files_properties(${emitted} PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON
                                                    COMPILE_OPTIONS -fplugin=${instantiate_plugin})
endfunction()
