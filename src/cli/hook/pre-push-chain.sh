# What git says is leaving: a line for each ref. The hook that was here before reads it too, and runs first.
aklint_refs=$(cat)
before=$(dirname -- "$0")/pre-push.before-aklint
if [ -x "$before" ]; then
    printf '%s' "${aklint_refs:+$aklint_refs
}" 2>/dev/null | "$before" "$@" || exit $?
fi
