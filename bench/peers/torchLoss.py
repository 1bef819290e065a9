"""The default object condensation loss in PyTorch: dense, forward and backward, one thread. Child process of torch.ts.

Argument: a file of int32 N, D, float32 qMin, beta [N], x [N, D], int32 object ids [N].
For each line on stdin: "run" prints milliseconds; "result" prints the loss and its gradients as JSON.
"""

import json
import struct
import sys
import time

import numpy as np
import torch

torch.set_num_threads(1)


def condensation_loss(beta, x, object_id, q_min):
    objects = torch.unique(object_id[object_id > 0])
    own = object_id[:, None] == objects[None, :]  # [N, K]
    q = torch.arctanh(beta) ** 2 + q_min
    alphas = torch.argmax(q[:, None] * own, dim=0)
    # from differences: by default cdist uses |a|² + |b|² − 2ab, which is inaccurate in float32
    distance = torch.cdist(x, x[alphas], compute_mode="donot_use_mm_for_euclid_dist")
    charges = q[:, None] * q[alphas][None, :]
    hits = own.sum(dim=0)
    attractive = (charges * own * distance**2).sum(dim=0) / hits
    repulsive = (charges * ~own * torch.relu(1 - distance)).sum(dim=0) / (len(beta) - hits)
    coward = 1 - beta[alphas]
    return attractive.mean() + repulsive.mean() + coward.mean() + beta[object_id == 0].mean()


def read_input(path):
    with open(path, "rb") as file:
        n, d, q_min = struct.unpack("<2if", file.read(12))
        beta, x = (np.frombuffer(file.read(4 * size), np.float32).copy() for size in (n, n * d))
        object_id = np.frombuffer(file.read(4 * n), np.int32).astype(np.int64)
    return torch.from_numpy(beta), torch.from_numpy(x.reshape(n, d)), torch.from_numpy(object_id), q_min


beta, x, object_id, q_min = read_input(sys.argv[1])
for line in sys.stdin:
    for parameter in (beta, x):
        parameter.requires_grad_(True)
        parameter.grad = None
    start = time.perf_counter()
    loss = condensation_loss(beta, x, object_id, q_min)
    loss.backward()
    milliseconds = (time.perf_counter() - start) * 1e3
    if line.startswith("result"):
        d_beta, d_x = (parameter.grad.flatten().tolist() for parameter in (beta, x))
        print(json.dumps({"total": loss.item(), "dBeta": d_beta, "dX": d_x}), flush=True)
    else:
        print(milliseconds, flush=True)
