const { QueryTypes } = require('sequelize');
const { sequelize } = require('./db');

async function findInvoices(customerId) {
  return sequelize.query(
    'SELECT * FROM invoices WHERE customer_id = ' + customerId,
    { type: QueryTypes.SELECT }
  );
}

module.exports = (app) => {
  app.get('/customers/:id/invoices', async (req, res) => {
    res.json(await findInvoices(req.params.id));
  });
};
