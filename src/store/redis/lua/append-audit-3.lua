--[[
  Adds an entry at the end of the audit trail.

  KEYS[1] entries  list of JSON with fields `sequence` and `hash`
  KEYS[2] ids      hash: id -> sequence number
  KEYS[3] end      hash: sequence, hash: where the trail ended when it was last written to

  ARGV[1] id of the entry
  ARGV[2] its sequence number
  ARGV[3] hash of the entry before
  ARGV[4] the entry, JSON
  ARGV[5] its hash

  Returns 'appended'
          'known'     an entry with this id is there
          'conflict'  the trail does not end where the entry thinks
]]
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then
  return 'known'
end
local last = redis.call('LINDEX', KEYS[1], -1)
local sequence, hash = 0, ARGV[3]
if last then
  local entry = cjson.decode(last)
  sequence, hash = entry.sequence, entry.hash
end
if sequence + 1 ~= tonumber(ARGV[2]) or hash ~= ARGV[3] then
  return 'conflict'
end
redis.call('RPUSH', KEYS[1], ARGV[4])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
-- Only while the trail ends where it was noted: what was cut off is told for ever.
local noted = redis.call('HMGET', KEYS[3], 'sequence', 'hash')
if not noted[1] or (tonumber(noted[1]) == sequence and noted[2] == ARGV[3]) then
  redis.call('HSET', KEYS[3], 'sequence', ARGV[2], 'hash', ARGV[5])
end
return 'appended'
