-- Contexts with new queries for the people whom the load tool's mix `contexts` has made, for wrk.
-- TOKEN: sent as the bearer token. QUERY=same: the same query again.
local PEOPLE = 20
local WORDS = { "rushing", "slides", "opening", "examples", "questions", "pauses", "closing", "nerves" }
local same = os.getenv("QUERY") == "same"
local token = os.getenv("TOKEN")
local headers = token and { Authorization = "Bearer " .. token } or {}
local number = 0

function request()
  number = number + 1
  local word = WORDS[number % #WORDS + 1]
  local query = same and "rushing" or word .. "+in+talk+" .. number
  local path = "/v1/mem/load-300-" .. number % PEOPLE .. "/context?query=what+about+" .. query
  return wrk.format("GET", path, headers)
end
