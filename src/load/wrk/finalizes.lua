-- Assessments of one skill, each of a session of its own, for wrk: of the people whom the load tool's mix `contexts`
-- has made with `-Dload.people=100`. TOKEN: sent as the bearer token.
local PEOPLE = 100
local BODY = '{"userId": "load-300-%d", "sessionId": "wrk-%s-%d", "groupId": "talks", "rubricVersion": "v2", "summary": '
  .. '{"skillAssessments": [{"skillId": "speaking", "level": 6.5, "feedback": ["Slow down before the conclusion"]}]}}'
local token = os.getenv("TOKEN")
local headers = { ["Content-Type"] = "application/json", Authorization = token and "Bearer " .. token }
local run = string.format("%x", os.time() * 1000 + math.floor(os.clock() * 1e6) % 1000)
local number = 0

function request()
  number = number + 1
  return wrk.format("POST", "/v1/assessments/finalize", headers, BODY:format(number % PEOPLE, run, number))
end
