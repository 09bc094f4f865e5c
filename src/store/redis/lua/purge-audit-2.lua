--[[
  Drops the oldest entries of the audit trail. The newest stays whatever its age: the next one is chained to it.

  KEYS[1] entries  list of JSON with fields `id` and `at`
  KEYS[2] ids      hash: id -> sequence number

  ARGV[1] entries up to this time go, ms
  ARGV[2] how many at most

  Returns how many went
]]
for gone = 0, tonumber(ARGV[2]) - 1 do
  local first = redis.call('LINDEX', KEYS[1], 0)
  if not first or redis.call('LLEN', KEYS[1]) == 1 then
    return gone
  end
  local entry = cjson.decode(first)
  if entry.at > tonumber(ARGV[1]) then
    return gone
  end
  redis.call('LPOP', KEYS[1])
  redis.call('HDEL', KEYS[2], entry.id)
end
return tonumber(ARGV[2])
