import oss2

auth = oss2.Auth("LTAIaKL1nt4dG1S7", "aKL1nt7z5i3nJ5j3G7MdW6D1W5I7uW")
