"""The notebook's models of part 2 in NumPy: ./deepsteps bench times them against ours.

notebook_numpy.py MODEL ITERATIONS TRAIN.h5 [reduced] prints one line of JSON: the seconds of the training loop and
all its costs. Written from the formulas of exercises 1 to 12, one function for each, as in the notebook. Reduced, the
same loop learns from R of X = QR, as in exercise 13.
"""

import json
import sys
import time

import h5py
import numpy as np


LEARNING_RATE = 0.0075


def read(path):
    with h5py.File(path, "r") as file:
        images = np.array(file["train_set_x"])
        labels = np.array(file["train_set_y"])
    X = images.reshape(images.shape[0], -1).T / 255  # (n_x, m)
    return X, labels.reshape(1, -1)


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z)), Z


def relu(Z):
    return np.maximum(0, Z), Z


def sigmoid_backward(dA, Z):
    s = 1 / (1 + np.exp(-Z))
    return dA * s * (1 - s)


def relu_backward(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(1)
    return {
        "W1": np.random.randn(n_h, n_x) * 0.01,
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01,
        "b2": np.zeros((n_y, 1)),
    }


def initialize_parameters_scaled(layer_dims):
    np.random.seed(1)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


def linear_forward(A, W, b):
    return np.dot(W, A) + b, (A, W, b)


def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (linear_cache, activation_cache)


def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")
    caches.append(cache)
    return AL, caches


def compute_cost(AL, Y):
    m = Y.shape[1]
    return float(np.squeeze(-(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m))


def linear_backward(dZ, cache):
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m


def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = sigmoid_backward(dA, Z) if activation == "sigmoid" else relu_backward(dA, Z)
    return linear_backward(dZ, linear_cache)


def derivative_of_cost(AL, Y):
    return -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))


def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = derivative_of_cost(AL, Y)
    for l in reversed(range(L)):
        activation = "sigmoid" if l == L - 1 else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[l], activation)
        grads["dA" + str(l)], grads["dW" + str(l + 1)], grads["db" + str(l + 1)] = dA, dW, db
    return grads


def update_parameters(parameters, grads, learning_rate):
    for l in range(1, len(parameters) // 2 + 1):
        parameters["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return parameters


def two_layer_model(X, Y, parameters, learning_rate, num_iterations):
    costs = []
    for _ in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        grads = {}
        dA1, grads["dW2"], grads["db2"] = linear_activation_backward(derivative_of_cost(A2, Y), cache2, "sigmoid")
        _, grads["dW1"], grads["db1"] = linear_activation_backward(dA1, cache1, "relu")
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def L_layer_model(X, Y, parameters, learning_rate, num_iterations):
    costs = []
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def initial(model, n_x):
    if model == "two-layer":
        return [n_x, 7, 1], initialize_parameters(n_x, 7, 1)
    layer_dims = [n_x, 20, 7, 5, 1]
    return layer_dims, initialize_parameters_scaled(layer_dims)


def task(model, train, how=""):
    """X, Y, the layers and their initial parameters."""
    X, Y = read(train)
    layer_dims, parameters = initial(model, X.shape[0])
    if how == "reduced":
        Q, X = np.linalg.qr(X)
        parameters["W1"] = np.dot(parameters["W1"], Q)
        layer_dims[0] = X.shape[0]
    return X, Y, layer_dims, parameters


def main():
    model, iterations, *files = sys.argv[1:]
    X, Y, _, parameters = task(model, *files)
    train_model = two_layer_model if model == "two-layer" else L_layer_model
    start = time.perf_counter()
    _, costs = train_model(X, Y, parameters, LEARNING_RATE, int(iterations))
    print(json.dumps({"seconds": time.perf_counter() - start, "costs": costs}))


if __name__ == "__main__":
    main()
