const URL_RE = /^(https?:\/\/)?([\da-z.-]+)\.([a-z.]{2,6})([/\w .-]*)*\/?$/;

exports.isUrl = function isUrl(text) {
  return URL_RE.test(text);
};
