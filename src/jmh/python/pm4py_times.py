"""CPU seconds of PM4Py on the same logs and nets: python3 pm4py_times.py LOG NET [LOG NET ...]

Needs `pip install pm4py==2.7.14 requests rustxes`. Import of the library is not counted.
"""
import sys
import time

import pm4py
from pm4py.algo.conformance.alignments.petri_net import algorithm as alignments

print("log, net, read CPU s (rustxes), read CPU s (line_by_line), alignments CPU s (A*), alignments CPU s (Dijkstra)")


def cpu(call):
    start = time.process_time()
    try:
        result = call()
    except Exception as error:  # a peer that fails is a result too
        return "failed: " + type(error).__name__, None
    return "%.2f" % (time.process_time() - start), result


for path, net_path in zip(sys.argv[1::2], sys.argv[2::2]):
    rust, _ = cpu(lambda: pm4py.read_xes(path, variant="rustxes"))
    lines, log = cpu(lambda: pm4py.read_xes(path, variant="line_by_line", return_legacy_log_object=True))
    if log is None:
        log = pm4py.read_xes(path, return_legacy_log_object=True)
    net = pm4py.read_pnml(net_path)
    times = []
    for variant in (
        alignments.Variants.VERSION_STATE_EQUATION_A_STAR,
        alignments.Variants.VERSION_DIJKSTRA_LESS_MEMORY,
    ):
        seconds, _ = cpu(lambda: alignments.apply_log(log, *net, variant=variant))
        times.append(seconds)
    print(", ".join([path.split("/")[-1], net_path.split("/")[-1], rust, lines] + times), flush=True)
