HikariConfig config = new HikariConfig();
config.setJdbcUrl("jdbc:mysql://db.acme.io/shop");
config.setUsername("shop");
config.setPassword("«made:[A-Za-z]{5}\d{3}[!#%]»");
