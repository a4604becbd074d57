def upload(path):
    """Upload a file.

    access_key_id: LTAIaKL1ntG2w8sK
    access_key_secret: aKL1ntN42NbB1hDpTp2Pn86E2j1CU3
    """
