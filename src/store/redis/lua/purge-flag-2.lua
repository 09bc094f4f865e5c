--[[
  Erases a flag when its time has come.

  KEYS[1] flags  hash: flag id -> record, JSON with a field `expiresAt`
  KEYS[2] neighbours  hash: flag id -> sealed words around it

  ARGV[1] flag id
  ARGV[2] now, ms

  Returns nil               it is gone
          its expiry as text  it lives longer than the index thought
]]
local record = redis.call('HGET', KEYS[1], ARGV[1])
if not record then
  return nil
end
local expiresAt = cjson.decode(record).expiresAt
if expiresAt > tonumber(ARGV[2]) then
  return string.format('%.0f', expiresAt)
end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return nil
