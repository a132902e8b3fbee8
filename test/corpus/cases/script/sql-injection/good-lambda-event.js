const { Client } = require('pg');

exports.handler = async (event) => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const body = JSON.parse(event.body);
  const result = await client.query({
    text: 'DELETE FROM subscriptions WHERE email = $1',
    values: [body.email],
  });
  await client.end();
  return { statusCode: 200, body: JSON.stringify({ removed: result.rowCount }) };
};
