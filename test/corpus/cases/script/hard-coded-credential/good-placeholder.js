const defaults = { host: 'localhost', user: 'app', password: '' };

function checked(config) {
  if (config.password === 'changeme' || config.password === '') {
    throw new Error('set a password before you start the server');
  }
  return config;
}

module.exports = (overrides) => checked({ ...defaults, ...overrides });
