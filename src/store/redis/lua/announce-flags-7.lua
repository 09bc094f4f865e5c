--[[
  Tells where flags will be, before the step that makes or changes them.

  KEYS[1] by-age     sorted set: flag id by time of creation
  KEYS[2] by-expiry  sorted set: flag id by expiry
  KEYS[3] homes      hash: flag id -> conversation
  KEYS[4] by-due     sorted set: flag id by the time when something has to be done
  KEYS[5] open, KEYS[6] claimed, KEYS[7] closed  sorted sets: flag id in the order of the queue

  ARGV for each flag: id, conversation, time of creation in ms, expiry in ms, due in ms or '', which of the last
  three keys (5, 6 or 7), place in the queue

  Returns nothing. Doing it twice is no error. Only adds, or makes earlier: what another worker has placed stays.
]]
for next = 1, #ARGV, 7 do
  local id, due = ARGV[next], ARGV[next + 4]
  redis.call('ZADD', KEYS[1], ARGV[next + 2], id)
  redis.call('ZADD', KEYS[2], 'GT', ARGV[next + 3], id)
  redis.call('HSET', KEYS[3], id, ARGV[next + 1])
  if due ~= '' then
    redis.call('ZADD', KEYS[4], 'LT', due, id)
  end
  redis.call('ZADD', KEYS[tonumber(ARGV[next + 5])], ARGV[next + 6], id)
end
