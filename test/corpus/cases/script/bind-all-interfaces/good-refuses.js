const unspecified = new Set(['0.0.0.0', '::']);

exports.checkHost = (host) => {
  if (unspecified.has(host)) throw new Error(`${host} listens on every address`);
  return host;
};
