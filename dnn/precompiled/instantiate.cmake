# instantiate_once(TARGET HEADER...): as target_precompile_headers(TARGET PRIVATE HEADER...), but what the headers' inline
# functions instantiate is saved with them. clang does so by itself (CMake's PCH_INSTANTIATE_TEMPLATES); g++ by our plugin,
# where gcc-N-plugin-dev is installed. Otherwise the header works as well, and every file behind it takes longer.

# The plugin is made for one compiler: another cc1plus, as after an upgrade, makes CMake look again.
function(make_instantiate_plugin result)
  set(${result} "" PARENT_SCOPE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CMAKE_DISABLE_PRECOMPILE_HEADERS)
    return()
  endif()
  foreach(asked file-name=plugin prog-name=cc1plus)
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-${asked} OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE)
    list(APPEND answers ${answer})
  endforeach()
  list(GET answers 0 folder)
  list(GET answers 1 compiler)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/precompiled/instantiate.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${compiler} ${source})
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
      execute_process(COMMAND ${CMAKE_CXX_COMPILER} -fplugin=${built} -Werror=unknown-pragmas -fsyntax-only -x c++
                              ${CMAKE_CURRENT_SOURCE_DIR}/precompiled/instantiate.hpp
                      RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    endif()
    if(NOT failed EQUAL 0)
      message(STATUS "g++ takes no plugin here (gcc-N-plugin-dev is missing?): checks compile, in twice the time")
      return()
    endif()
    file(RENAME ${built} ${plugin})
  endif()
  set(${result} ${plugin} PARENT_SCOPE)
endfunction()
make_instantiate_plugin(instantiate_plugin)

function(instantiate_once target)
  follow_compiler(${target})
  if(NOT instantiate_plugin)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    return()
  endif()
  target_precompile_headers(${target} PRIVATE ${ARGN} ${CMAKE_CURRENT_SOURCE_DIR}/precompiled/instantiate.hpp)
  # The header alone: a plugin would stand in clangd's way everywhere else.
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.cxx
                              PROPERTIES COMPILE_OPTIONS -fplugin=${instantiate_plugin})
endfunction()
