exports.safeHref = function (href) {
  var url = String(href).trim().toLowerCase();
  if (url.indexOf('javascript:') === 0) return '';
  return href;
};
