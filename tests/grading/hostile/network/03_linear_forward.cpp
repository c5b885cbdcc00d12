// Connects to this machine and to the world, and asks for a name.
#include "dnn/dnn.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    sockaddr_in world{AF_INET, htons(53), {inet_addr("192.0.2.1")}, {}};
    const int udp = socket(AF_INET, SOCK_DGRAM, 0);
    if (udp >= 0 && connect(udp, reinterpret_cast<sockaddr*>(&world), sizeof world) == 0)
        throw std::runtime_error("LEAKED: there is a way to the network");
    for (const int port : {22, 80, 443, 2024, 8080}) {
        sockaddr_in here{AF_INET, htons(port), {inet_addr("127.0.0.1")}, {}};
        const int tcp = socket(AF_INET, SOCK_STREAM, 0);
        if (tcp >= 0 && connect(tcp, reinterpret_cast<sockaddr*>(&here), sizeof here) == 0)
            throw std::runtime_error("LEAKED: connected to port " + std::to_string(port));
    }
    addrinfo* found = nullptr;
    if (getaddrinfo("example.org", "80", nullptr, &found) == 0)
        throw std::runtime_error("LEAKED: a name was resolved");
    return {arma::zeros(W.n_rows, A.n_cols), {}};
}

} // namespace dnn
