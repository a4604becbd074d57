key = load()  # aklint: ignore[missing-refresh, secret-in-logs, e501] several
#                                               ^^^^^^^^^^^^^^ unused-suppression
#                                                               ^^^^ unused-suppression
