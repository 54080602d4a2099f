-- What somebody does in Neovim: opens a file, types a lock inversion, sees it, takes the quick fix. Prints what there was
-- to see, and ends with an error if there was nothing. The server's command is in PALISADE_COMMAND, a word a line.

local function say(text)
  io.stdout:write(text .. '\n')
end

local function await(what, condition)
  if not vim.wait(60000, condition, 50) then
    io.stderr:write('not within a minute: ' .. what .. '\n')
    vim.cmd('cquit')
  end
end

vim.o.expandtab = true
vim.o.shiftwidth = 2
vim.cmd('edit src/main/java/app/Right.java')
local id = vim.lsp.start_client({
  name = 'palisade',
  cmd = vim.split(vim.env.PALISADE_COMMAND, '\n'),
  root_dir = vim.fn.getcwd(),
  init_options = { classPath = { vim.env.PALISADE_CLASS_PATH } },
})
vim.lsp.buf_attach_client(0, id)
local client
await('the server starts', function()
  client = vim.lsp.get_client_by_id(id)
  return client and client.initialized
end)
await('the project is loaded', function()
  return #vim.lsp.buf_request_sync(0, 'textDocument/codeLens', { textDocument = vim.lsp.util.make_text_document_params() }, 60000) > 0
end)
say('opened: ' .. #vim.diagnostic.get(0) .. ' diagnostics')

vim.fn.search('locks.second')
vim.cmd('normal! osynchronized (locks.first) {}')
await('the diagnostic', function()
  return #vim.diagnostic.get(0) > 0
end)
say('typed: ' .. vim.api.nvim_get_current_line())
local seen = vim.diagnostic.get(0)[1]
say(('seen: %d:%d-%d:%d %s'):format(seen.lnum, seen.col, seen.end_lnum, seen.end_col, seen.code or seen.user_data.lsp.code))
say(seen.message)

vim.api.nvim_win_set_cursor(0, { seen.lnum + 1, seen.col })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 60000)
local action = answers[id].result[1]
say('fix: ' .. action.title)
vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
await('the diagnostic goes', function()
  return #vim.diagnostic.get(0) == 0
end)
say('after the fix: ' .. #vim.diagnostic.get(0) .. ' diagnostics')
for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  say('  ' .. line)
end
vim.cmd('qall!')
