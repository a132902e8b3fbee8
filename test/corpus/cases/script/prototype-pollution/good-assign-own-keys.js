module.exports = function defaults(target) {
  for (let i = 1; i < arguments.length; i++) {
    const source = arguments[i];
    Object.keys(source).forEach((key) => {
      if (target[key] === undefined) {
        target[key] = source[key];
      }
    });
  }
  return target;
};
