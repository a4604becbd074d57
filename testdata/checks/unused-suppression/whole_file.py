# aklint: ignore-file[missing-refreshing] all of it is a sample
#                     ^^^^^^^^^^^^^^^^^^ unused-suppression
import oss2
