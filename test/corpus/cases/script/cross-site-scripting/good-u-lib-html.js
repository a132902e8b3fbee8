module.exports = function highlight(text, term) {
  const span = document.createElement('span');
  text.split(term).forEach((part, i) => {
    if (i) { const m = document.createElement('mark'); m.textContent = term; span.appendChild(m); }
    span.appendChild(document.createTextNode(part));
  });
  return span;
};
