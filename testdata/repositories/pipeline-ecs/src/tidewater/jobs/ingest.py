"""Copies yesterday's readings into the raw bucket."""

import argparse
import logging.config

import pandas as pd

from .. import oss

log = logging.getLogger(__name__)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--day", required=True)
    args = parser.parse_args()
    raw, partner = oss.own("raw"), oss.partner()
    for found in partner.list_objects_v2(prefix=f"readings/{args.day}/").object_list:
        raw.put_object(found.key, partner.get_object(found.key))
        log.info("copied %s (%s)", found.key, found.etag)
    frame = pd.DataFrame({"day": [args.day]})
    raw.put_object(f"done/{args.day}.csv", frame.to_csv(index=False))


if __name__ == "__main__":
    logging.config.fileConfig("config/logging.ini")
    main()
