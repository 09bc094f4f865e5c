--[[
  Mends the time under which a flag stands in the index, unless somebody has changed it meanwhile.

  KEYS[1] by-due  sorted set

  ARGV[1] flag id
  ARGV[2] the score that was seen
  ARGV[3] due in ms as the flag itself says, or '' when it is gone or nothing is due

  Returns nothing.
]]
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score or tonumber(score) ~= tonumber(ARGV[2]) then
  return
end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[1], ARGV[1])
else
  redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
end
