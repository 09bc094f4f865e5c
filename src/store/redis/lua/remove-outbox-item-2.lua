--[[
  Takes an item out of the outbox.

  KEYS[1] outbox  hash: item id -> record
  KEYS[2] leases  hash: item id -> end of the lease, ms

  ARGV[1] item id

  Returns its record, or nil when it was not there
]]
local record = redis.call('HGET', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return record
