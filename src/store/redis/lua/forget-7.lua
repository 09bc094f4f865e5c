--[[
  Erases a conversation.

  KEYS[1] state
  KEYS[2] answered
  KEYS[3] outbox  hash: item id -> record
  KEYS[4] leases
  KEYS[5] flags   hash: flag id -> record
  KEYS[6] neighbours
  KEYS[7] muted

  Returns { 1 when there was a state, else 0; records of the outbox by id; ids of the flags }
]]
local held = {
  redis.call('EXISTS', KEYS[1]),
  redis.call('HGETALL', KEYS[3]),
  redis.call('HKEYS', KEYS[5]),
}
redis.call('DEL', unpack(KEYS))
return held
