const password = process.env.DB_PASSWORD;
console.error(`DB_PASSWORD is ${password ? 'set' : 'missing'}`);
