--[[
  Compare-and-set on one field of a hash.

  KEYS[1] hash

  ARGV[1] field
  ARGV[2] new value
  ARGV[3] expected value; left out when the field must not be there

  Returns 1  it is changed
          0  it was not as expected: nothing changed
]]
local held = redis.call('HGET', KEYS[1], ARGV[1])
if (held or nil) ~= ARGV[3] then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
