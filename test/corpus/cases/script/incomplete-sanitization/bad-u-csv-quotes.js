module.exports = function toCell(value) {
  return '"' + String(value).replace('"', '""') + '"';
};
