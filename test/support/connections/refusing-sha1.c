// Makes libcrypto refuse SHA-1 where signatures begin, as Red Hat's does under most of its crypto policies.
#define _GNU_SOURCE
#include <dlfcn.h>

#define NID_sha1 64
#define ERR_LIB_EVP 6
#define EVP_R_INVALID_DIGEST 152

typedef int (*begin)(void *, void **, const void *, void *, void *);
typedef int (*type_of)(const void *);
typedef void (*new_error)(void);
typedef void (*set_error)(int, int, const char *, ...);

static int begin_as(const char *name, void *context, void **details, const void *digest, void *engine, void *key)
{
	type_of type = (type_of)dlsym(RTLD_DEFAULT, "EVP_MD_get_type");
	if (digest != 0 && type != 0 && type(digest) == NID_sha1) {
		((new_error)dlsym(RTLD_DEFAULT, "ERR_new"))();
		((set_error)dlsym(RTLD_DEFAULT, "ERR_set_error"))(ERR_LIB_EVP, EVP_R_INVALID_DIGEST, 0);
		return 0;
	}
	return ((begin)dlsym(RTLD_NEXT, name))(context, details, digest, engine, key);
}

int EVP_DigestSignInit(void *context, void **details, const void *digest, void *engine, void *key)
{
	return begin_as("EVP_DigestSignInit", context, details, digest, engine, key);
}

int EVP_DigestVerifyInit(void *context, void **details, const void *digest, void *engine, void *key)
{
	return begin_as("EVP_DigestVerifyInit", context, details, digest, engine, key);
}
