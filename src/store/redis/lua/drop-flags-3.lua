--[[
  Takes flags out of the index, after they are gone.

  KEYS[1] by-age     sorted set
  KEYS[2] by-expiry  sorted set
  KEYS[3] homes      hash

  ARGV flag ids

  Returns nothing. Doing it twice is no error.
]]
for _, id in ipairs(ARGV) do
  redis.call('ZREM', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
  redis.call('HDEL', KEYS[3], id)
end
