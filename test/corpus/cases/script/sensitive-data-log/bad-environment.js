const dbPassword = process.env.DB_PASSWORD;
console.error('cannot connect with password ' + dbPassword);
process.exit(1);
