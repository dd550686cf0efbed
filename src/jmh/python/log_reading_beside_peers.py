"""Reading logs beside rustxes, PM4Py, Polars and DuckDB: wall and CPU seconds and peak memory.

    python log_reading_beside_peers.py CLASSPATH LOG...

CLASSPATH has the classes and the benchmarks. Cold: a whole process that reads once, its start included. Running: the reads of
one process that has begun, 30 for Desirepath and 5 for a peer (2 and 1 for files above 500 MB and those named big). Of all the
lowest wall time counts, of cold ones of three runs in turn (one of large files). Files that are large are not given to PM4Py.
A peer is stopped after 120 s, Desirepath after 60 s and a running process after 300.
"""
import os
import re
import subprocess
import sys
import threading
import time

LIMITS = {"Desirepath": 60, "running": 300}
LIMIT = 120
XES = {
    "rustxes": ("import rustxes", "rustxes.import_xes({!r})"),
    "PM4Py rustxes": ("import pm4py", "pm4py.read_xes({!r}, variant='rustxes')"),
    "PM4Py line_by_line": ("import pm4py", "pm4py.read_xes({!r}, variant='line_by_line')"),
    "PM4Py iterparse": ("import pm4py", "pm4py.read_xes({!r}, variant='iterparse')"),
}
CSV = {
    "Polars": ("import polars", "polars.read_csv({!r})"),
    "DuckDB": ("import duckdb", "duckdb.sql('create or replace table t as select * from read_csv(' + repr({!r}) + ')')"),
}
RUNNING = """
import os, time
{}
for i in range({}):
    wall, cpu = time.time(), os.times()
    {}
    now = os.times()
    print("%.3f s wall, %.3f s CPU, " % (time.time() - wall, now.user + now.system - cpu.user - cpu.system))
"""


def run(command, limit):
    """Output, wall and CPU seconds, peak MiB of a process; None where it failed or took too long."""
    begun = time.time()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    timer = threading.Timer(limit, process.kill)
    timer.start()
    try:
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    if status != 0:
        return None
    return output, time.time() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def running(command):
    """The read of lowest wall time in a process of several, with the peak of the process."""
    measured = run(command, LIMITS["running"])
    if measured is None:
        return None
    reads = [(float(w), float(c)) for w, c in re.findall(r"([\d.]+) s wall, ([\d.]+) s CPU, ", measured[0])]
    return (None, *min(reads), measured[3])


def row(log, reader, measured):
    figures = "failed or over the limit | | |" if measured is None else "%.2f | %.2f | %.0f |" % measured[1:]
    print("| %s | %s | %s" % (os.path.basename(log), reader, figures), flush=True)


def main():
    print("| log | reader | wall s | CPU s | peak MiB |\n|---|---|---:|---:|---:|")
    for log in sys.argv[2:]:
        large = os.path.getsize(log) > 500e6 or os.path.basename(log).startswith("big")
        java = ["java", "-Xmx2g", "-cp", sys.argv[1], "org.desirepath.io.LogReadingTimes", log]
        cold = {"Desirepath": java + ["1"]}
        warm = {"Desirepath": java + ["2" if large else "30"]}
        for reader, (start, read) in (CSV if ".csv" in log else XES).items():
            if not (large and reader.startswith("PM4Py")):
                read = read.format(log)
                cold[reader] = [sys.executable, "-c", start + "; " + read]
                # those that take over ten seconds anyway are not asked again
                if not reader.startswith("PM4Py") or reader == "PM4Py rustxes":
                    warm[reader] = [sys.executable, "-c", RUNNING.format(start, 1 if large else 5, read)]
        runs = {reader: [] for reader in cold}
        for _ in range(1 if large else 3):
            for reader, command in cold.items():
                runs[reader].append(run(command, LIMITS.get(reader, LIMIT)))
        for reader, command in warm.items():
            row(log, reader + ", running", running(command))
        for reader, measured in runs.items():
            row(log, reader + ", cold", min((m for m in measured if m), key=lambda m: m[1], default=None))


if __name__ == "__main__":
    main()
