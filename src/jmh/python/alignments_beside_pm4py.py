"""Optimal alignments of 14 real pairs of log and net: Desirepath beside PM4Py, as a Markdown table.

    python3 src/jmh/python/alignments_beside_pm4py.py DATA [--limit 60] [--minutes 12] [PAIR ...]

DATA is the folder with logs and nets; PAIR is a name such as SEPSIS.im02, all 14 by default. Needs
`pip install pm4py==2.7.14 requests rustxes`, Java 17 and Maven; run it in the root of the project. Desirepath goes first,
alone, all pairs in one JVM. Then PM4Py, each pair read once, A* and Dijkstra beside each other in two processes that are
killed after --limit seconds. Reading is counted for neither. After --minutes no pair begins any more; that, Ctrl-C or
SIGTERM print the table as far as it got.
"""
import argparse
import multiprocessing
import os
import signal
import subprocess
import sys
import time

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[threads] = "1"

LOGS = {  # cheap ones first
    "RTFMP": "discovery-benchmark-augusto/RTFMP",
    "BPIC13_i": "bpic2013_incidents",
    "SEPSIS": "sepsis_cases",
    "receipt": "coselog_receipt",
    "BPIC15_1f": "discovery-benchmark-augusto/BPIC15_1f",
    "BPIC14_f": "discovery-benchmark-augusto/BPIC14_f",
    "BPIC12": "bpic2012_loan_application",
}
PAIRS = [log + net for log in LOGS for net in (".im02", ".im00")]
ALGORITHMS = {"A*": "VERSION_STATE_EQUATION_A_STAR", "Dijkstra": "VERSION_DIJKSTRA_LESS_MEMORY"}
MAIN = "org.desirepath.conformance.RealLogAlignments"


def files(data, pair):
    log = os.path.join(data, "logs-xes/real", LOGS[pair.split(".")[0]] + ".xes.gz")
    return log, os.path.join(data, "../peers/oracles", pair + ".pnml")


def stop(process):
    """Ends a child of this program."""
    process.kill()
    process.wait() if isinstance(process, subprocess.Popen) else process.join()


def class_path():
    file = "target/benchmark-cp.txt"
    subprocess.run(
        ["mvn", "-q", "-Pbenchmark", "test-compile", "dependency:build-classpath", "-Dmdep.outputFile=" + file], check=True
    )
    with open(file) as text:
        return "target/test-classes:target/classes:" + text.read().strip()


def desirepath(data, pairs, path, rows):
    command = ["java", "-Xmx2g", "-cp", path, MAIN]
    for pair in pairs:
        command += files(data, pair)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        next(process.stdout)
        for pair, line in zip(pairs, process.stdout):
            cells = line.strip().split(", ")
            rows[pair] = {"variants": int(cells[2]), "cost": int(cells[3])}
            rows[pair].update(zip(("first", "later", "wall1", "wall2"), map(float, cells[4:8])))
            print(pair, "Desirepath", *cells[2:], file=sys.stderr, flush=True)
        if process.wait() != 0:
            raise SystemExit("Desirepath failed with %d" % process.returncode)
    finally:
        stop(process)


def align(log, net, variant, sender):
    from pm4py.algo.conformance.alignments.petri_net import algorithm

    start = time.process_time()
    found = algorithm.apply_log(log, *net, variant=getattr(algorithm.Variants, variant), parameters={"show_progress_bar": False})
    seconds = time.process_time() - start
    # a move costs 10,000 there, and a silent one 1 so that shorter ways come first
    sender.send((seconds, sum(int(a["cost"]) // 10_000 for a in found) if all(found) else None))


def peer(log, net, limit, row):
    context = multiprocessing.get_context("fork")
    running = {}
    for name, variant in ALGORITHMS.items():
        receiver, sender = context.Pipe(False)
        process = context.Process(target=align, args=(log, net, variant, sender), daemon=True)
        process.start()
        sender.close()
        running[name] = process, receiver
    end = time.monotonic() + limit
    try:
        for name, (process, receiver) in running.items():
            if not receiver.poll(max(0, end - time.monotonic())):
                row[name] = "> %d" % limit
                continue
            try:
                row[name], cost = receiver.recv()
            except EOFError:  # a peer that fails is a result too
                row[name] = "failed"
                continue
            row.setdefault("costs", []).append(cost)
    finally:
        for process, _ in running.values():
            stop(process)


def pm4py_times(data, pairs, limit, end, rows):
    import pm4py

    name, log = None, None
    for pair in pairs:
        if time.monotonic() > end:
            print("out of time before", pair, file=sys.stderr)
            return
        path, net = files(data, pair)
        if pair.split(".")[0] != name:
            name, log = pair.split(".")[0], pm4py.read_xes(path, variant="rustxes")
            log = log[["case:concept:name", "concept:name", "time:timestamp"]]
        peer(log, pm4py.read_pnml(net), limit, rows[pair])
        print(pair, "PM4Py", *("%s %s" % (a, rows[pair].get(a)) for a in ALGORITHMS), file=sys.stderr, flush=True)


def seconds(value):
    return "–" if value is None else value if isinstance(value, str) else "%.1f" % value


def ratio(row, limit, ours):
    """Of the faster peer's seconds to ours; at least that of the limit where both passed it."""
    known = [row[a] for a in ALGORITHMS if isinstance(row.get(a), float)]
    if known:
        return "%d" % (min(known) / ours)
    return "> %d" % (limit / ours) if all(str(row.get(a)).startswith(">") for a in ALGORITHMS) else "–"


def table(rows, limit):
    print("\n| log, net | variants | cost | first call | later | 2 threads: wall, times faster | PM4Py A* | PM4Py Dijkstra "
          "| same cost | ratio to the faster peer: first call | later |")
    print("|---|---:|---:|---:|---:|---|---:|---:|---|---:|---:|")
    for pair, row in rows.items():
        costs = row.get("costs")
        same = "–" if costs is None else "yes" if set(costs) == {row["cost"]} else "no: %s" % costs
        print("| %s | %s | %s | %.3f | %.3f | %.3f, %.1f | %s | %s | %s | %s | %s |" % (
            pair.replace(".", ", "), format(row["variants"], ","), format(row["cost"], ","), row["first"], row["later"],
            row["wall2"], row["wall1"] / row["wall2"], *(seconds(row.get(a)) for a in ALGORITHMS), same,
            ratio(row, limit, row["first"]), ratio(row, limit, row["later"])))
    total = sum(row["first"] for row in rows.values()), sum(row["later"] for row in rows.values())
    print("\n%d pairs together: %.2f s at the first call, %.2f s later; CPU seconds of one thread." % (len(rows), *total), flush=True)


def interrupted(*_):
    raise KeyboardInterrupt


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("pairs", nargs="*", metavar="PAIR", help="default: all of " + " ".join(PAIRS))
    parser.add_argument("--limit", type=int, default=60, help="seconds for an algorithm of PM4Py and a pair")
    parser.add_argument("--minutes", type=float, default=12, help="after which no pair begins")
    parser.add_argument("--class-path", help="of the compiled project and its benchmarks; default: built by Maven")
    given = parser.parse_intermixed_args()
    unknown = set(given.pairs) - set(PAIRS)
    if unknown:
        parser.error("unknown pairs: " + " ".join(sorted(unknown)))
    pairs = [pair for pair in PAIRS if not given.pairs or pair in given.pairs]
    for file in (file for pair in pairs for file in files(given.data, pair)):
        if not os.path.exists(file):
            parser.error("not found: " + file)
    path = given.class_path or class_path()
    signal.signal(signal.SIGTERM, interrupted)
    rows = {}
    # a pair that begins at the last moment may still take the limit
    end = time.monotonic() + 60 * given.minutes - given.limit
    try:
        desirepath(given.data, pairs, path, rows)
        pm4py_times(given.data, pairs, given.limit, end, rows)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
    finally:
        table(rows, given.limit)


if __name__ == "__main__":
    main()
