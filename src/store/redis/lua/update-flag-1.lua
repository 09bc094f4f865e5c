--[[
  Compare-and-set on the version of a flag.

  KEYS[1] flags  hash: flag id -> record, JSON with fields `version` and `expiresAt`

  ARGV[1] flag id
  ARGV[2] expected version
  ARGV[3] new record
  ARGV[4] when it expires, ms

  Returns 'updated'
          'conflict'  the flag has another version: nothing changed
          'gone'      there is no such flag: nothing changed
]]
local record = redis.call('HGET', KEYS[1], ARGV[1])
if not record then
  return 'gone'
end
local flag = cjson.decode(record)
if flag.version ~= tonumber(ARGV[2]) then
  return 'conflict'
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
local longer = tonumber(ARGV[4]) - flag.expiresAt
if longer > 0 then
  redis.call('PEXPIRE', KEYS[1], string.format('%.0f', redis.call('PTTL', KEYS[1]) + longer))
end
return 'updated'
