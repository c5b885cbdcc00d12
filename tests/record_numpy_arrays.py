#!/usr/bin/env python3
# record_numpy_arrays.py [COUNT [SEED]]: random arrays and NumPy's text of them, as JSON; with 120 arrays,
# tests/numpy_arrays.json. Needs python3-numpy.
import json
import sys

import numpy as np

count, seed = (int(word) for word in (sys.argv[1:] + ["120", "0"][len(sys.argv) - 1:]))
random = np.random.RandomState(seed)


def element(exponents):
    """Short and long fractions, of either sign; sometimes no number, or one at an edge."""
    kind = random.rand()
    if kind < 0.04:
        return random.choice([np.nan, np.inf, -np.inf])
    if kind < 0.12:
        return random.choice([0.0, -0.0, 1.0, 5e-324, 1.7976931348623157e308, 0.0001, 99999999.5, 1e8, 1e16])
    digits = random.randint(0, 17)
    return float(f"{random.standard_normal():.{digits}e}") * 10.0 ** random.randint(*exponents)


arrays = []
for _ in range(count):
    exponents = [(-3, 4), (-1, 2), (-12, 12), (-110, -90), (90, 110), (-320, 300)][random.randint(6)]
    rows, cols = random.randint(1, 5, size=2)
    array = np.array([[element(exponents) for _ in range(cols)] for _ in range(rows)])
    arrays.append({"rows": int(rows), "cols": int(cols), "values": [float(x).hex() for x in array.flat],
                   "text": str(array)})
print("[", ",\n ".join(json.dumps(array) for array in arrays), "]", sep="")
