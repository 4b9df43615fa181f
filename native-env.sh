# Read by ./admm and ./bench/run: the environment in which the native library of jblas is fast, of which programs of your own
# get the same advice from `MatrixBackends.scan()`, and options of the JVM.

# glibc gives large blocks back to the system after every call of a native BLAS; keeping them makes jblas twice as
# fast (docs/adr/0002-library-kernels.md). 32 MiB is the largest threshold it takes.
export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-33554432}"
export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-536870912}"
# The OpenBLAS that jblas carries takes processors newer than itself for one of 2007; its kernels for Haswell run on every
# processor with AVX2 and FMA, and those for Skylake on every one with AVX-512, at two to three times the speed.
if [ -z "${OPENBLAS_CORETYPE:-}" ]; then
    case " $(grep -m 1 '^flags' /proc/cpuinfo 2>/dev/null) " in
        *" avx512vl "*) export OPENBLAS_CORETYPE=SkylakeX ;;
        *" fma "*" avx2 "*) export OPENBLAS_CORETYPE=Haswell ;;
    esac
fi
# The trainer does its own threading.
export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}"

# Pages of memory of 2 MiB, where the system gives them to those that ask: with those of 4 KiB the sweeps over V and Λ wait
# for the table of pages (docs/benchmarks.md). Elsewhere the JVM would complain of the option.
huge_pages=
case $(cat /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null) in
    *'[madvise]'*) huge_pages=-XX:+UseTransparentHugePages ;;
esac
