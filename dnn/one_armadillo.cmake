# Armadillo's headers and its library must be of one version: one may be in /usr/local, and the other a package.
get_filename_component(library "${ARMADILLO_LIBRARY}" REALPATH)
if(library MATCHES "\\.so\\.([0-9]+)\\.([0-9]+)" AND NOT "${CMAKE_MATCH_1}.${CMAKE_MATCH_2}" STREQUAL
                                                     "${ARMADILLO_VERSION_MAJOR}.${ARMADILLO_VERSION_MINOR}")
  message(FATAL_ERROR "There are two versions of Armadillo: ${ARMADILLO_INCLUDE_DIR} has "
                      "${ARMADILLO_VERSION_MAJOR}.${ARMADILLO_VERSION_MINOR}, but ${library} is "
                      "${CMAKE_MATCH_1}.${CMAKE_MATCH_2}. Remove the one that you did not mean to have.")
endif()
