# aklint: ignore-file[unused-suppression] samples of comments
key = load()  # aklint: ignore[no-such-rule] a sample
