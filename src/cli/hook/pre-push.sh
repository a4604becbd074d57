# Each line is `<local ref> <local id> <remote ref> <remote id>`, read from its end: what the user typed as the local ref may
# hold blanks. An id of zeros stands for nothing: a ref that is deleted, or new.
tips=
known=
while IFS= read -r line; do
    remote_id=${line##* }
    line=${line% *}
    line=${line% *}
    local_id=${line##* }
    case $local_id in
        *[!0]*) tips="$tips $local_id" ;;
        *) continue ;;
    esac
    case $remote_id in
        *[!0]*)
            # Somebody else's commits may not be here; nothing is fetched to find out.
            if GIT_NO_LAZY_FETCH=1 git cat-file -e "$remote_id" 2>/dev/null; then
                known="$known ^$remote_id"
            fi
            ;;
    esac
done <<AKLINT_REFS
$aklint_refs
AKLINT_REFS
if [ -n "$tips" ]; then
    known="$known $(git for-each-ref --format='^%(objectname)' "refs/remotes/$1/" | sort -u)"
    # Ids are bare words, one argument each.
    # shellcheck disable=SC2086
    "$program" history $tips $known || exit $?
fi
