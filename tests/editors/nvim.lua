-- Opens FILE in Neovim with the server PROGRAM, and writes what a user sees, before and after the code action ACTION, to RESULT.
local file, result = vim.env.FILE, vim.env.RESULT
local patience = 10000

local config = {
  name = "aklint",
  cmd = { vim.env.PROGRAM, "lsp" },
  root_dir = vim.fn.fnamemodify(file, ":h"),
  init_options = { language = "zh" },
}
vim.cmd("edit " .. vim.fn.fnameescape(file))
local start = vim.lsp.start
if start then
  start(config)
else -- before 0.8
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end

local function seen()
  local all = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    local lsp = found.user_data and found.user_data.lsp or {}
    table.insert(all, {
      code = found.code or lsp.code,
      line = found.lnum,
      start = found.col,
      ["end"] = found.end_col,
      message = found.message,
    })
  end
  return all
end

vim.wait(patience, function() return #seen() > 0 end, 20)
local before = seen()
if #before > 0 then
  vim.api.nvim_win_set_cursor(0, { before[1].line + 1, before[1].start })
end
local offered = {}
vim.ui.select = function(items, _, choose)
  for index, item in ipairs(items) do
    -- What an item is has changed over the versions.
    local action = item.action or item[2]
    table.insert(offered, action.title)
    if vim.startswith(action.title, vim.env.ACTION) then
      choose(item, index)
    end
  end
end
vim.lsp.buf.code_action()
vim.wait(patience, function() return #offered > 0 and #seen() == 0 end, 20)

local lines = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
local told = vim.json and vim.json.encode or vim.fn.json_encode
local out = assert(io.open(result, "w"))
out:write(told({ before = before, offered = offered, after = #seen(), text = lines }))
out:close()
vim.cmd("qall!")
