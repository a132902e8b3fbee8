local http = require "resty.http"
local _M = {}

local config = {
  endpoint = "https://api.openai.com/v1/chat/completions",
  key = "«token:openai-project-key»",
  timeout = 3000,
}

function _M.ask(prompt)
  local httpc = http.new()
  return httpc:request_uri(config.endpoint, { method = "POST", headers = { ["Authorization"] = "Bearer " .. config.key } })
end

return _M
