class Bootstrap {
  static final String CONFIG = "{\"host\":\"db.acme.io\",\"user\":\"app\",\"password\":\"«made:[A-Za-z]{5}\d{3}[!#%][a-z]{3}»\"}";
}
