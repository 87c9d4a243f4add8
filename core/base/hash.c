/* SHA-256 of nettle, which uses the processor's own instructions where it has them:
 * every recommendation that is shown or exported is verified. */
#include "base/hash.h"

void hash_begin(struct hash *hash)
{
    sha256_init(&hash->state);
}

void hash_add(struct hash *hash, const void *bytes, size_t n)
{
    sha256_update(&hash->state, n, bytes);
}

void hash_end_bytes(struct hash *hash, unsigned char out[static HASH_BYTES])
{
    sha256_digest(&hash->state, HASH_BYTES, out);
}

void hash_end(struct hash *hash, char out[static HASH_ROOM])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[HASH_BYTES];
    hash_end_bytes(hash, bytes);
    for (size_t i = 0; i < HASH_BYTES; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[HASH_ROOM - 1] = '\0';
}

void hash_of(const void *bytes, size_t n, char out[static HASH_ROOM])
{
    struct hash hash;
    hash_begin(&hash);
    hash_add(&hash, bytes, n);
    hash_end(&hash, out);
}
