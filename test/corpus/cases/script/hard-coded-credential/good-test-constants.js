const HEADER_API_KEY = 'x-api-key';
const TOKEN_COOKIE = 'access_token';
const PASSWORD_FIELD = 'password';

module.exports = function readCredentials(req) {
  return {
    apiKey: req.headers[HEADER_API_KEY],
    token: req.cookies[TOKEN_COOKIE],
    password: req.body[PASSWORD_FIELD],
  };
};
