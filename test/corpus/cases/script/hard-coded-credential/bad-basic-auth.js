const axios = require('axios');

const account = { username: 'svc-export', password: 'Gr33n.Kettle.91' };

exports.fetchReport = (id) => axios.get(`https://reports.example.com/${id}`, { auth: account });
