static const uint8_t sbox_key[] = "0123456789abcdef";
#define TOKEN_BUCKET_SIZE 4096
#define PASSWORD_MAX_LEN 128
static const char *key_names[] = { "KEY_ENTER", "KEY_ESC", "KEY_F1" };
const char *token = strtok(line, " ,;");
