/* SHA-256: what the audit chain is made of. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

#include <nettle/sha2.h>

enum { HASH_BYTES = SHA256_DIGEST_SIZE, HASH_ROOM = 2 * HASH_BYTES + 1 };

/* One under way; nothing of it is to be freed. */
struct hash {
    struct sha256_ctx state;
};

void hash_begin(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t n);

/* Ends it: 64 hex digits, or the bytes themselves. */
void hash_end(struct hash *hash, char out[static HASH_ROOM]);
void hash_end_bytes(struct hash *hash, unsigned char out[static HASH_BYTES]);

/* The 64 hex digits of n bytes. */
void hash_of(const void *bytes, size_t n, char out[static HASH_ROOM]);

#endif
