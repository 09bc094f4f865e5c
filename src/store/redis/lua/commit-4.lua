--[[
  Answers one update in one step.

  KEYS[1] state   hash: version, snapshot
  KEYS[2] answered sorted set: update id by the time when it may be forgotten
  KEYS[3] outbox  hash: item id -> record
  KEYS[4] flags   hash: flag id -> record

  ARGV[1] expected version; 0 when there must be no state
  ARGV[2] new snapshot
  ARGV[3] update id
  ARGV[4] now, ms
  ARGV[5] when the update may be forgotten, ms
  ARGV[6] when the conversation expires, ms
  ARGV[7] when the last of the new flags expires, ms; 0 without flags
  ARGV[8] number of outbox items, then for each: id, record
  then, to the end, for each flag: id, record

  Returns 'committed'
          'duplicate'  the update was answered before: nothing changed
          'conflict'   the version has moved: nothing changed
]]
local state, answered, outbox, flags = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local version, updateId, expiresAt = tonumber(ARGV[1]), ARGV[3], ARGV[6]

if redis.call('ZSCORE', answered, updateId) then
  return 'duplicate'
end
if tonumber(redis.call('HGET', state, 'version') or 0) ~= version then
  return 'conflict'
end

redis.call('HSET', state, 'version', version + 1, 'snapshot', ARGV[2])
redis.call('PEXPIREAT', state, expiresAt)

redis.call('ZREMRANGEBYSCORE', answered, '-inf', ARGV[4])
redis.call('ZADD', answered, ARGV[5], updateId)
redis.call('PEXPIREAT', answered, ARGV[5])

local next = 9
for _ = 1, tonumber(ARGV[8]) do
  redis.call('HSETNX', outbox, ARGV[next], ARGV[next + 1])
  next = next + 2
end
if next > 9 then
  redis.call('PEXPIREAT', outbox, expiresAt)
end

if next <= #ARGV then
  local lifetime = redis.call('PTTL', flags)
  while next <= #ARGV do
    redis.call('HSETNX', flags, ARGV[next], ARGV[next + 1])
    next = next + 2
  end
  -- The hash lives as long as its longest-lived flag; the others are taken out by their own time.
  local wanted = tonumber(ARGV[7]) - tonumber(ARGV[4])
  redis.call('PEXPIRE', flags, string.format('%.0f', math.max(lifetime, wanted)))
end
return 'committed'
