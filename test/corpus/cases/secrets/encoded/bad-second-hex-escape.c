const char *url = "https://shop:«made:[A-Za-z]{5}\d{3}»%21@api.acme.io/";
