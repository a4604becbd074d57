from io import StringIO

from dotenv import load_dotenv

load_dotenv(stream=StringIO("OSS_ACCESS_KEY_ID=LTAIaKL1nt75t7Hz\nOSS_ACCESS_KEY_SECRET=aKL1ntdKtRnI8Y2A1S5z7E5P1CeQ6f\n"))
#                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
