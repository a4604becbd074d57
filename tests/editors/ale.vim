" Opens $FILE in Vim with ALE and the server $PROGRAM, and writes what a user sees to $RESULT.
set nocompatible encoding=utf-8
filetype plugin on
packadd ale

let g:ale_disable_lsp = 0
let g:ale_linters_explicit = 1
let g:ale_linters = {'python': ['aklint']}
let g:ale_lint_on_text_changed = 'never'
call ale#linter#Define('python', {
\   'name': 'aklint',
\   'lsp': 'stdio',
\   'executable': $PROGRAM,
\   'command': '%e lsp',
\   'project_root': {buffer -> fnamemodify($FILE, ':h')},
\   'initialization_options': {'language': 'zh'},
\})

execute 'edit' fnameescape($FILE)
setfiletype python
ALELint
function! Seen() abort
    return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, found -> {
    \   'code': get(found, 'code', ''),
    \   'line': found.lnum - 1,
    \   'start': found.col - 1,
    \   'end': get(found, 'end_col', 0),
    \   'message': found.text,
    \}})
endfunction
let rounds = 0
while empty(Seen()) && rounds < 200
    sleep 50m
    let rounds += 1
endwhile
call writefile([json_encode({'before': Seen()})], $RESULT)
call ale#lsp#StopAll()
qall!
