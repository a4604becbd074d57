from unittest import mock

from tidewater import oss


def test_archive_is_opened_once():
    with mock.patch("tidewater.oss.oss2.Bucket") as bucket:
        oss.archive()
    bucket.assert_called_once()


def test_partner_reads_its_login(monkeypatch):
    monkeypatch.setitem(oss.CONFIG, "partner", {"login": "foo", "phrase": "bar", "bucket": "b"})
    assert oss.partner().bucket_name == "b"
