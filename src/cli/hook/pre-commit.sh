"$program" check --staged --no-progress || exit $?
