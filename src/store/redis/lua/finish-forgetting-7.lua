--[[
  Ends a task that the outbox holds: erases its conversation, and leaves what has to follow.

  KEYS[1] state
  KEYS[2] answered  sorted set: update id by the time when it may be forgotten
  KEYS[3] outbox    hash: item id -> record
  KEYS[4] leases
  KEYS[5] flags     hash: flag id -> record
  KEYS[6] neighbours
  KEYS[7] muted

  ARGV[1] item id of the task
  ARGV[2] id of the update that asked for it
  ARGV[3] when that may be forgotten, ms
  ARGV[4] when what is left expires, ms
  then for each item that is left: id, record

  Returns { records of the outbox by id; ids of the flags } as they were
          nil  the task is not there any more: nothing changed
]]
if redis.call('HEXISTS', KEYS[3], ARGV[1]) == 0 then
  return nil
end
local held = { redis.call('HGETALL', KEYS[3]), redis.call('HKEYS', KEYS[5]) }
redis.call('DEL', unpack(KEYS))
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2])
redis.call('PEXPIREAT', KEYS[2], ARGV[3])
for next = 5, #ARGV, 2 do
  redis.call('HSET', KEYS[3], ARGV[next], ARGV[next + 1])
end
if #ARGV > 4 then
  redis.call('PEXPIREAT', KEYS[3], ARGV[4])
end
return held
