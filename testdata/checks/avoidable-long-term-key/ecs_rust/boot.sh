#!/bin/sh
curl http://100.100.100.200/latest/meta-data/ram/security-credentials/reports
