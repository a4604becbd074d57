# The hook that was here before runs first, as it always did.
before=$(dirname -- "$0")/pre-commit.before-aklint
if [ -x "$before" ]; then
    "$before" "$@" || exit $?
fi
