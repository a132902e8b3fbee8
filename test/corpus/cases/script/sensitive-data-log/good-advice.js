const log = require('pino')();

exports.remind = (user) => {
  log.info({ user: user.id }, 'password expires in 3 days');
  log.warn('API key is missing: set API_KEY');
};
