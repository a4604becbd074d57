# A key must not slip through because the program has moved: that of the installation, else that in PATH, else nothing passes.
program=@program@
if [ ! -f "$program" ] || [ ! -x "$program" ]; then
    program=$(command -v aklint) || {
        echo 'aklint: the program is gone, so nothing was checked. Install it and put it in PATH, or run "aklint hook uninstall", or go on once with --no-verify.' >&2
        echo 'aklint：找不到程序，未做任何检查。请安装 aklint 并将其加入 PATH，或运行 "aklint hook uninstall" 移除钩子，或用 --no-verify 跳过这一次。' >&2
        exit 1
    }
fi
