--[[
  Answers one update in one step.

  KEYS[1] state   hash: version, snapshot
  KEYS[2] answered sorted set: update id by the time when it may be forgotten
  KEYS[3] outbox  hash: item id -> record
  KEYS[4] flags   hash: flag id -> record
  KEYS[5] neighbours hash: flag id -> sealed words around it, one a line

  ARGV[1] expected version; 0 when there must be no state
  ARGV[2] new snapshot
  ARGV[3] update id
  ARGV[4] now, ms
  ARGV[5] when the update may be forgotten, ms
  ARGV[6] when the conversation expires, ms
  ARGV[7] when the last of the new flags expires, ms; 0 without flags
  ARGV[8] number of outbox items
  ARGV[9] number of flags
  ARGV[10] most neighbours of a flag
  then for each item: id, record; for each flag: id, record; to the end for each neighbour: flag id, payload

  Returns 'committed'
          'duplicate'  the update was answered before: nothing changed
          'conflict'   the version has moved: nothing changed
]]
local state, answered, outbox, flags, neighbours = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
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

local next = 11
for _ = 1, tonumber(ARGV[8]) do
  redis.call('HSETNX', outbox, ARGV[next], ARGV[next + 1])
  next = next + 2
end
if next > 11 then
  redis.call('PEXPIREAT', outbox, expiresAt)
end

if tonumber(ARGV[9]) > 0 then
  local lifetime = redis.call('PTTL', flags)
  for _ = 1, tonumber(ARGV[9]) do
    redis.call('HSETNX', flags, ARGV[next], ARGV[next + 1])
    next = next + 2
  end
  -- The hash lives as long as its longest-lived flag; the others are taken out by their own time.
  local wanted = tonumber(ARGV[7]) - tonumber(ARGV[4])
  redis.call('PEXPIRE', flags, string.format('%.0f', math.max(lifetime, wanted)))
end

while next <= #ARGV do
  local id, payload = ARGV[next], ARGV[next + 1]
  if redis.call('HEXISTS', flags, id) == 1 then
    local known = redis.call('HGET', neighbours, id)
    local _, lines = string.gsub(known or '', '\n', '')
    if not known then
      redis.call('HSET', neighbours, id, payload)
    elseif lines + 1 < tonumber(ARGV[10]) then
      redis.call('HSET', neighbours, id, known .. '\n' .. payload)
    end
    redis.call('PEXPIRE', neighbours, redis.call('PTTL', flags))
  end
  next = next + 2
end
return 'committed'
