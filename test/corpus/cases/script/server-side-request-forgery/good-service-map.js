const axios = require('axios');
const SERVICES = new Map([
  ['billing', 'http://billing.svc:8080/health'],
  ['search', 'http://search.svc:8080/health'],
]);

module.exports = async function health(req, res) {
  const endpoint = SERVICES.get(req.query.service);
  if (!endpoint) {
    return res.status(404).json({ error: 'unknown service' });
  }
  const { status } = await axios.get(endpoint, { timeout: 2000 });
  res.json({ status });
};
