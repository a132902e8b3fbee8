const fastify = require('fastify')();
const sql = require('mssql');

fastify.get('/employees', async (request, reply) => {
  const pool = await sql.connect(process.env.MSSQL);
  const dept = request.query.dept;
  const result = await pool.request().query("SELECT * FROM employees WHERE dept = '" + dept + "'");
  return result.recordset;
});

fastify.listen({ port: 3000 });
