exports.isUrl = function isUrl(text) {
  if (typeof text !== 'string' || text.length > 2048) return false;
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch (e) {
    return false;
  }
};
