#define BOOST_TEST_MODULE deepsteps
#include <boost/test/unit_test.hpp>
