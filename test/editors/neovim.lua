-- Drives Neovim's own language client against dist/server.js: waits for diagnostics, asks for a hover, applies the preferred code
-- action, and prints what it saw as one line of JSON. Arguments come in the environment.
local path, server = vim.env.POSTFIX_FILE, vim.env.POSTFIX_SERVER
local seen = {}

local function finish()
  io.stdout:write('RESULT ' .. vim.json.encode(seen) .. '\n')
  vim.cmd('qa!')
end

local function wait_for(what, test)
  if not vim.wait(20000, test, 20) then
    seen.timeout = what
    finish()
  end
end

vim.cmd('edit ' .. path)
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'postfix',
  cmd = { 'node', server, '--stdio' },
  root_dir = vim.fn.fnamemodify(path, ':h'),
  init_options = { rules = { ['duplicate-parameter'] = 'off' } },
  get_language_id = function() return 'postfix-main' end,
})
vim.lsp.buf_attach_client(buffer, client)
wait_for('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)

seen.pull = vim.lsp.get_client_by_id(client).resolved_capabilities.diagnostic ~= nil
seen.diagnostics = vim.tbl_map(function(each)
  return { code = each.code or (each.user_data and each.user_data.lsp.code), line = each.lnum, col = each.col, end_col = each.end_col, source = each.source }
end, vim.diagnostic.get(buffer))

local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = { line = 1, character = 3 } }
local hover = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', params, 20000)
seen.hover = hover[client].result.contents.value

local first = vim.diagnostic.get(buffer)[1]
local range = { start = { line = 1, character = 28 }, ['end'] = { line = 1, character = 28 } }
local actions = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', { textDocument = params.textDocument, range = range, context = { diagnostics = {} } }, 20000)
for _, action in ipairs(actions[client].result) do
  if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
end
seen.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
wait_for('new diagnostics', function()
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    if each.lnum == first.lnum and each.severity == vim.diagnostic.severity.ERROR then return false end
  end
  return true
end)
finish()
