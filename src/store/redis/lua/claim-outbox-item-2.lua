--[[
  Takes an item for sending.

  KEYS[1] outbox  hash: item id -> record
  KEYS[2] leases  hash: item id -> end of the lease, ms

  ARGV[1] item id
  ARGV[2] now, ms
  ARGV[3] end of the new lease, ms

  Returns 1  it is ours until then
          0  it is gone, or somebody else holds it
]]
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return 0
end
local lease = redis.call('HGET', KEYS[2], ARGV[1])
if lease and tonumber(lease) > tonumber(ARGV[2]) then
  return 0
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
local lifetime = redis.call('PTTL', KEYS[1])
if lifetime > 0 then
  redis.call('PEXPIRE', KEYS[2], lifetime)
end
return 1
