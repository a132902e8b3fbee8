module.exports = function parseIni(text) {
  const out = {};
  let section = out;
  text.split(/\r?\n/).forEach((line) => {
    const head = line.match(/^\[([^\]]*)\]$/);
    if (head) {
      section = out[head[1]] = out[head[1]] || {};
      return;
    }
    const eq = line.indexOf('=');
    if (eq > 0) section[line.slice(0, eq).trim()] = line.slice(eq + 1).trim();
  });
  return out;
};
