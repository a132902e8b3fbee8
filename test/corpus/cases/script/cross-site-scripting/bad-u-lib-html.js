module.exports = function highlight(text, term) {
  const span = document.createElement('span');
  span.innerHTML = text.split(term).join('<mark>' + term + '</mark>');
  return span;
};
