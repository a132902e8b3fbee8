const https = require('node:https');

function secure(settings) {
  const { rejectUnauthorized, ...rest } = settings;
  if (rejectUnauthorized === false) console.warn('rejectUnauthorized is ignored');
  return rest;
}

module.exports = (settings) => new https.Agent(secure(settings));
