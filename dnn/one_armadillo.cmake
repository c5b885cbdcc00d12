# Armadillo's headers and its library must be of one version: one may be in /usr/local, and the other a package.
get_filename_component(library "${ARMADILLO_LIBRARY}" REALPATH)
set(version "${ARMADILLO_VERSION_MAJOR}.${ARMADILLO_VERSION_MINOR}")
if(library MATCHES "\\.so\\.([0-9]+\\.[0-9]+)")
  set(other "${CMAKE_MATCH_1}")
  if(NOT other STREQUAL version)
    string(CONCAT reason "there are two versions of Armadillo: ${ARMADILLO_INCLUDE_DIR} has ${version}, and ${library} "
                         "is ${other}. Remove the one that you did not mean to have.")
    file(WRITE ${PROJECT_BINARY_DIR}/refused "${reason}\n") # for the launcher
    message(FATAL_ERROR "${reason}")
  endif()
endif()
