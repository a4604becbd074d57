from unittest import mock

from ledger import books


def test_book_is_read():
    with mock.patch("ledger.books.oss2.Bucket") as bucket:
        bucket.return_value.get_object.return_value.read.return_value = b"a,b"
        assert books.book(2023) == b"a,b"
