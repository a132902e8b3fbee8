const EMAIL = /^[^\s@]{1,64}@[a-z0-9-]{1,63}\.[a-z]{2,24}$/i;

module.exports = function isEmail(value) {
  return EMAIL.test(value);
};
