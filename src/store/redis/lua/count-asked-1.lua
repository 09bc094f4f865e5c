--[[
  Counts one question.

  KEYS[1] asked   hash: topic -> how often it was asked on that day

  ARGV[1] topic
  ARGV[2] when the day's counts expire, ms

  Returns the new count. A count never stands without an end.
]]
local count = redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('PEXPIREAT', KEYS[1], ARGV[2])
return count
