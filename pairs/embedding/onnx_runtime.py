"""The one way to onnxruntime: quiet, on one thread, and without its reports to its makers.

Since 1.32 the official builds write events with a device id to the user's cache folder and send them to Microsoft
(``Privacy.md`` in its package) unless ``ORT_DISABLE_TELEMETRY`` is set before the library is loaded.
"""

from __future__ import annotations

import os
from typing import Any


def session(model: bytes) -> Any:
    """A serialised model, ready to run on the CPU.

    Raises:
        ImportError: onnxruntime is not installed.
    """
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The extended fusions cost 0.1 s at start-up and gain nothing for this graph.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
