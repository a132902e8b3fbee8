const fastify = require('fastify')();
const sql = require('mssql');

fastify.get('/employees', async (request, reply) => {
  const pool = await sql.connect(process.env.MSSQL);
  const result = await pool
    .request()
    .input('dept', sql.VarChar(50), request.query.dept)
    .query('SELECT * FROM employees WHERE dept = @dept');
  return result.recordset;
});

fastify.listen({ port: 3000 });
