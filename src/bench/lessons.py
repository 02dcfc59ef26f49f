"""The lessons that LessonBenchmark left as programs in a folder: python3 lessons.py FOLDER; seconds of processor time each,
without those for starting Python and importing NumPy."""
import contextlib
import io
import pathlib
import runpy
import sys
import time

import numpy  # noqa: F401

for program in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    start = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        runpy.run_path(str(program), run_name="__main__")
    print(program.stem, time.process_time() - start)
