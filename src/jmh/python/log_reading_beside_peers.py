"""Reading logs beside rustxes, PM4Py, Polars and DuckDB: wall and CPU seconds and peak memory of whole processes.

    python log_reading_beside_peers.py CLASSPATH LOG...

CLASSPATH has the classes and the benchmarks. Every peer reads each log once, in a process of its own; Desirepath once cold
and eight times in one JVM (twice for large logs), of which the last read counts. Files above 500 MB, and those named big, are not given to PM4Py.
A peer is stopped after 120 s, Desirepath after 60.
"""
import os
import re
import subprocess
import sys
import threading
import time

LIMIT = 60
PEER_LIMIT = 120
XES = {
    "rustxes": "import rustxes; rustxes.import_xes({!r})",
    "PM4Py rustxes": "import pm4py; pm4py.read_xes({!r}, variant='rustxes')",
    "PM4Py line_by_line": "import pm4py; pm4py.read_xes({!r}, variant='line_by_line')",
    "PM4Py iterparse": "import pm4py; pm4py.read_xes({!r}, variant='iterparse')",
}
CSV = {
    "Polars": "import polars; polars.read_csv({!r})",
    "DuckDB": "import duckdb; duckdb.sql('create table t as select * from read_csv(' + repr({!r}) + ')')",
}


def run(command, limit=LIMIT):
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


def row(log, reader, measured):
    figures = "failed or over the limit | | |" if measured is None else "%.2f | %.2f | %.0f |" % measured[1:]
    print("| %s | %s | %s" % (os.path.basename(log), reader, figures), flush=True)


def main():
    print("| log | reader | wall s | CPU s | peak MiB |\n|---|---|---|---|---|")
    for log in sys.argv[2:]:
        large = os.path.getsize(log) > 500e6 or os.path.basename(log).startswith("big")
        java = ["java", "-Xmx2g", "-cp", sys.argv[1], "org.desirepath.io.LogReadingTimes", log]
        row(log, "Desirepath, cold", run(java + ["1"]))
        warm = run(java + ["2" if large else "8"])
        if warm is not None:
            last = re.findall(r"([\d.]+) s wall, ([\d.]+) s CPU, ", warm[0])[-1]
            row(log, "Desirepath, warm", (None, float(last[0]), float(last[1]), warm[3]))
        for reader, code in (CSV if ".csv" in log else XES).items():
            if not (large and reader.startswith("PM4Py")):
                row(log, reader, run([sys.executable, "-c", code.format(log)], PEER_LIMIT))


if __name__ == "__main__":
    main()
