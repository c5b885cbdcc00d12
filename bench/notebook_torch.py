"""The models of part 2 as one writes them in PyTorch: ./deepsteps bench times them against ours.

notebook_torch.py MODEL ITERATIONS TRAIN.h5 [reduced] prints one line of JSON: the seconds of the training loop and all
its costs. Double precision and NumPy's draws, as in the notebook, so that the costs can be compared. Reduced, the same
loop learns from R of X = QR. Compiled or not, whichever is faster here.
"""

import copy
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


def compiled(model, X):
    """By the compiler of PyTorch 2, or the one before it."""
    return torch.compile(model) if hasattr(torch, "compile") else torch.jit.trace(model, X)


def descend(model, X, Y, iterations):
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
    return time.perf_counter() - start, costs


def warm(way, model, X, Y):
    """The model, made ready in this way, and the seconds that it then takes for a few iterations."""
    start = copy.deepcopy(model.state_dict())
    ready = way(model)
    descend(ready, X, Y, 5)  # compiles it
    seconds, _ = descend(ready, X, Y, 20)
    model.load_state_dict(start)
    return seconds, ready


def fastest(model, X, Y):
    """The model as it is or compiled, warm and at its start."""
    seconds, best = warm(lambda same: same, model, X, Y)
    try:
        seconds_compiled, other = warm(lambda same: compiled(same, X), model, X, Y)
        return other if seconds_compiled < seconds else best
    except (RuntimeError, ImportError, OSError) as reason:  # PyTorch 2 compiles with what may not be here
        print(f"not compiled: {reason}", file=sys.stderr)
        return best


def main():
    model_name, iterations, *files = sys.argv[1:]
    images, labels, layer_dims, parameters = notebook.task(model_name, *files)
    X = torch.from_numpy(np.ascontiguousarray(images.T))  # one row per example, as torch.nn.Linear expects
    Y = torch.from_numpy(labels.T.astype(np.float64))
    model = fastest(network(layer_dims, parameters), X, Y)
    seconds, costs = descend(model, X, Y, int(iterations))
    print(json.dumps({"seconds": seconds, "costs": costs}))


main()
