auth = connect()  # aklint: ignore[] later
#                   ^^^^^^^^^^^^^^^^^^^^^^ unused-suppression
