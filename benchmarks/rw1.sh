#!/bin/sh
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
#
# The reference workload and its peers, one after the other on this machine.
#
#   benchmarks/rw1.sh BENCHMARK_RW1 [PYTHON [TRIALS [REPETITIONS]]]
#
# BENCHMARK_RW1 is the built program; PYTHON an interpreter with NumPy (default python3), and with OpenTURNS if that is to
# take part. Prints milliseconds, the least of the repetitions, and how many times longer each peer takes than aifactory
# on one thread.
set -eu
program=$1
python=${2:-python3}
trials=${3:-1000000}
repetitions=${4:-7}
here=$(dirname "$0")
{
    "$program" "$trials" "$repetitions"
    "$python" "$here/rw1_numpy.py" "$trials" "$repetitions"
    if "$python" -c 'import openturns' 2>/dev/null; then
        "$python" "$here/rw1_openturns.py" "$trials" 3
    fi
} | awk '
    { print }
    /^aifactory 1 thread/ { own = $4 }
    /^aifactory 2 threads/ { two = $4 }
    /^whole 1 thread/ { whole = $4 }
    /^whole 2 threads/ { both = $4 }
    /^philox4x32-7/ { seven = $2 }
    /^side by side/ { beside = $4 }
    /^naive/ { naive = $5 }
    /^NumPy/ { numpy = $3 }
    /^OpenTURNS/ { openturns = $3 }
    END { printf "ratio to one thread: NumPy %.1f, naive C++ %.1f", numpy / own, naive / own
          if (openturns) printf ", OpenTURNS %.1f", openturns / own
          printf "\ntwo threads are %.2f times as fast as one, with set-up %.2f times; at most %.2f times here (two jobs side by side)\n",
              own / two, whole / both, 2 * own / beside
          printf "seven rounds take %.2f of the time of ten\n", seven / own }'
