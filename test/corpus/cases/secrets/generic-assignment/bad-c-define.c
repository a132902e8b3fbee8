#include "mqtt.h"

#define MQTT_HOST "mqtt.acme.io"
#define MQTT_USER "sensor"
#define MQTT_PASS "«made:[A-Za-z]{5}\d{3}[!#%]»"

static const char *wifi_psk = "«made:[a-z]{7}\d{4}»";
