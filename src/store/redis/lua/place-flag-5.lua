--[[
  Puts the index right after a change of a flag.

  KEYS[1] by-due  sorted set
  KEYS[2] open, KEYS[3] claimed, KEYS[4] closed  sorted sets
  KEYS[5] placed  hash: flag id -> version

  ARGV[1] flag id
  ARGV[2] version of the flag
  ARGV[3] due in ms, or ''
  ARGV[4] which key it belongs into: 2, 3 or 4

  Returns nothing. A change that is older than the one last told of is passed over: workers may come late.
]]
local id = ARGV[1]
if tonumber(redis.call('HGET', KEYS[5], id) or 0) >= tonumber(ARGV[2]) then
  return
end
redis.call('HSET', KEYS[5], id, ARGV[2])
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[1], id)
else
  redis.call('ZADD', KEYS[1], ARGV[3], id)
end
for group = 2, 4 do
  if group ~= tonumber(ARGV[4]) then
    redis.call('ZREM', KEYS[group], id)
  end
end
