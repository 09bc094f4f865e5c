--[[
  Takes flags out of the index, after they are gone.

  KEYS[1] by-age, KEYS[2] by-expiry, KEYS[3] by-due, KEYS[4] open, KEYS[5] claimed, KEYS[6] closed  sorted sets
  KEYS[7] homes, KEYS[8] placed  hashes

  ARGV flag ids

  Returns nothing. Doing it twice is no error.
]]
for _, id in ipairs(ARGV) do
  for set = 1, 6 do
    redis.call('ZREM', KEYS[set], id)
  end
  redis.call('HDEL', KEYS[7], id)
  redis.call('HDEL', KEYS[8], id)
end
