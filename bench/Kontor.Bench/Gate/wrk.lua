-- Sends the requests of a prepared file in turn over kept connections.
-- Arguments: the file, a mark for this run, and the mean pause before each request in milliseconds (none: as fast as it goes).
-- "{n}" in a request becomes a text that no other request carries, for contracts that take each nonce once.
local separator = "\n====\n"
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local requests, sent, mark = {}, 0, ""

function init(args)
  local file = assert(io.open(args[1], "rb"))
  local text = file:read("*a")
  file:close()
  local from = 1
  while true do
    local at, last = text:find(separator, from, true)
    if not at then break end
    requests[#requests + 1] = text:sub(from, at - 1)
    from = last + 1
  end
  mark = args[2] .. "-" .. number .. "-"
  local mean = tonumber(args[3] or "0")
  if mean > 0 then
    math.randomseed(number + 1)
    -- wrk pauses for whole milliseconds: rounding by chance keeps the mean.
    delay = function() return math.floor(mean + math.random()) end
  end
end

function request()
  sent = sent + 1
  local text = requests[sent % #requests + 1]
  local at, last = text:find("{n}", 1, true)
  return at and text:sub(1, at - 1) .. mark .. sent .. text:sub(last + 1) or text
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("result %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
