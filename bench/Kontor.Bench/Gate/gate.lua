-- The least that an operator would put in front of an API with nginx: key, time, signature, limit.
local ffi = require "ffi"
ffi.cdef [[
const void *EVP_sha256(void);
unsigned char *HMAC(const void *md, const void *key, int key_len, const unsigned char *data, size_t length, unsigned char *mac, unsigned int *mac_len);
int CRYPTO_memcmp(const void *a, const void *b, size_t length);
]]
local crypto = ffi.load("libcrypto.so.3")
local sha256, mac = crypto.EVP_sha256(), ffi.new("unsigned char[32]")
local keys, limits = ngx.shared.keys, ngx.shared.limits

local gate = {}

function gate.check(offset_ms, window_ms, calls_max)
  local var = ngx.var
  local key = var.http_access_key
  local secret = key and keys:get(key)
  if not secret then return ngx.exit(401) end
  local timestamp = var.http_access_timestamp
  local now_ms = ngx.now() * 1000 + offset_ms
  local at_ms = timestamp and tonumber(timestamp)
  if not at_ms or math.abs(now_ms - at_ms) > window_ms then return ngx.exit(401) end
  local text = timestamp .. var.request_method .. var.request_uri
  crypto.HMAC(sha256, secret, #secret, text, #text, mac, nil)
  local expected, given = ngx.encode_base64(ffi.string(mac, 32)), var.http_access_sign
  if not given or #given ~= #expected or crypto.CRYPTO_memcmp(expected, given, #expected) ~= 0 then return ngx.exit(401) end
  local calls = limits:incr(key .. math.floor(now_ms / 1000), 1, 0, 2)
  if calls > calls_max then return ngx.exit(429) end
end

return gate
