"""scikit-learn's DBSCAN, one thread. Child process of sklearn.ts.

Argument: a file of int32 N, D, min_samples, float64 eps, float32 x [N, D].
For each line on stdin: "run" prints milliseconds; "result" prints the labels as JSON.
"""

import json
import struct
import sys
import time

import numpy as np
from sklearn.cluster import DBSCAN

with open(sys.argv[1], "rb") as file:
    n, d, min_samples, eps = struct.unpack("<3id", file.read(20))
    x = np.frombuffer(file.read(4 * n * d), np.float32).reshape(n, d)

for line in sys.stdin:
    start = time.perf_counter()
    labels = DBSCAN(eps=eps, min_samples=min_samples, n_jobs=1).fit(x).labels_
    milliseconds = (time.perf_counter() - start) * 1e3
    print(json.dumps(labels.tolist()) if line.startswith("result") else milliseconds, flush=True)
