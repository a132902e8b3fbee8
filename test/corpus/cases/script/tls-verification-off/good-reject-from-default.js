const https = require('https');

module.exports = (host, path) =>
  new Promise((resolve, reject) => {
    https
      .request({ host, path, minVersion: 'TLSv1.2', agent: new https.Agent({ keepAlive: true }) }, resolve)
      .on('error', reject)
      .end();
  });
