# technique: flood; layers: container; expect: observed
import sys
sys.stdout.writelines(["line %d\n" % i for i in range(500000)])
