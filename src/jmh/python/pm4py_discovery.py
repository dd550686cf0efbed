"""Nets that PM4Py's miners find, for `desirepath benchmark --nets DIR`, and their CPU seconds.

    python pm4py_discovery.py DIR LOG.xes.gz ...

Writes DIR/<log>.pm4py-<miner>.pnml and prints a table. Loading the log is not counted.
"""

import os
import sys
import time

import pm4py

MINERS = {
    "inductive": lambda log: pm4py.discover_petri_net_inductive(log, noise_threshold=0.0),
    "inductive=0.2": lambda log: pm4py.discover_petri_net_inductive(log, noise_threshold=0.2),
    "heuristics": lambda log: pm4py.discover_petri_net_heuristics(log),
    "powl": lambda log: pm4py.convert_to_petri_net(pm4py.discover_powl(log)),
}


def main(folder, logs):
    os.makedirs(folder, exist_ok=True)
    print("| log | algorithm | CPU s |\n|---|---|---:|")
    for path in logs:
        name = os.path.basename(path).removesuffix(".gz").removesuffix(".xes")
        log = pm4py.read_xes(path)
        log["concept:name"] = log["concept:name"].astype(str)
        for miner, discover in MINERS.items():
            start = time.process_time()
            try:
                net, initial, final = discover(log)
            except Exception as fault:  # a miner that fails is a row, not the end of the run
                print(f"| {name} | pm4py-{miner} | {type(fault).__name__} |", flush=True)
                continue
            seconds = time.process_time() - start
            pm4py.write_pnml(net, initial, final, f"{folder}/{name}.pm4py-{miner}.pnml")
            print(f"| {name} | pm4py-{miner} | {seconds:.3f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
