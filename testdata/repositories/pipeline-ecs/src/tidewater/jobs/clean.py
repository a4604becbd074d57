"""Removes raw readings that are in the archive."""

from .. import oss


def main() -> None:
    raw, archive = oss.own("raw"), oss.archive()
    for found in raw.list_objects_v2(prefix="readings/").object_list:
        if archive.object_exists(found.key):
            raw.delete_object(found.key)


if __name__ == "__main__":
    main()
