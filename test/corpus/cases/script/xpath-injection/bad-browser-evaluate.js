const wanted = new URLSearchParams(window.location.search).get('section');
const result = document.evaluate(
  `//section[@data-name='${wanted}']`,
  document,
  null,
  XPathResult.FIRST_ORDERED_NODE_TYPE,
  null,
);
result.singleNodeValue?.scrollIntoView();
