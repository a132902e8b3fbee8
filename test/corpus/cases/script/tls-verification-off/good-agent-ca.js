const https = require('https');
const fs = require('fs');
const axios = require('axios');

const agent = new https.Agent({ ca: fs.readFileSync('/etc/ssl/internal-ca.pem'), rejectUnauthorized: true });

module.exports = (path) => axios.get('https://payments.example.com' + path, { httpsAgent: agent });
