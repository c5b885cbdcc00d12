"""The models of part 2 as one writes them in PyTorch: ./deepsteps bench times them against ours.

notebook_torch.py MODEL ITERATIONS TRAIN.h5 prints one line of JSON: the seconds of the training loop and all its
costs. Double precision and NumPy's draws, as in the notebook, so that the costs can be compared.
"""

import json
import sys
import time

import numpy as np
import torch

import notebook_numpy as notebook


def network(layer_dims, parameters):
    layers = []
    for l in range(1, len(layer_dims)):
        linear = torch.nn.Linear(layer_dims[l - 1], layer_dims[l], dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(parameters["W" + str(l)]))
            linear.bias.copy_(torch.from_numpy(parameters["b" + str(l)].ravel()))
        layers += [linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])  # the last sigmoid is in the loss


def main():
    model_name, iterations, train = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    images, labels = notebook.read(train)
    X = torch.from_numpy(np.ascontiguousarray(images.T))  # one row per example, as torch.nn.Linear expects
    Y = torch.from_numpy(labels.T.astype(np.float64))
    model = network(*notebook.initial(model_name, X.shape[1]))
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=notebook.LEARNING_RATE)
    costs = []
    start = time.perf_counter()
    for _ in range(iterations):
        optimizer.zero_grad()
        cost = loss(model(X), Y)
        cost.backward()
        optimizer.step()
        costs.append(cost.item())
    print(json.dumps({"seconds": time.perf_counter() - start, "costs": costs}))


main()
