const allowed = /^https?:\/\/.+.example.org\//;

module.exports = (url) => {
  if (!allowed.test(url)) throw new Error('not ours');
  return url;
};
