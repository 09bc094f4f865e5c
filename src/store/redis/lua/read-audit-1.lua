--[[
  A page of the audit trail.

  KEYS[1] entries  list of JSON with a field `sequence`, without gaps

  ARGV[1] the sequence number before the first one that is wanted
  ARGV[2] how many at most

  Returns the entries
]]
local first = redis.call('LINDEX', KEYS[1], 0)
if not first then
  return {}
end
local start = math.max(0, tonumber(ARGV[1]) + 1 - cjson.decode(first).sequence)
return redis.call('LRANGE', KEYS[1], start, start + tonumber(ARGV[2]) - 1)
