"""Uses acs:ram::1234567890123456:root for everything."""
import oss2

auth = oss2.Auth("LTAIaKL1ntm5uTxs", "aKL1ntG8hbjdtm3ENwgySv9hMa22IG")
