const isModern = (function () {
  try {
    new Function('return async () => { await null; }');
    return true;
  } catch (e) {
    return false;
  }
})();

const root = typeof globalThis !== 'undefined' ? globalThis : Function('return this')();

module.exports = { isModern, root };
