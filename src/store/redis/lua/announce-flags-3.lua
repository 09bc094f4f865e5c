--[[
  Tells where flags will be, before the commit that makes them.

  KEYS[1] by-age     sorted set: flag id by time of creation
  KEYS[2] by-expiry  sorted set: flag id by expiry
  KEYS[3] homes      hash: flag id -> conversation

  ARGV for each flag: id, conversation, time of creation in ms, expiry in ms

  Returns nothing. Doing it twice is no error.
]]
for next = 1, #ARGV, 4 do
  redis.call('ZADD', KEYS[1], ARGV[next + 2], ARGV[next])
  redis.call('ZADD', KEYS[2], ARGV[next + 3], ARGV[next])
  redis.call('HSET', KEYS[3], ARGV[next], ARGV[next + 1])
end
