(function () {
  var lang = /[?&]lang=([^&]*)/.exec(location.search);
  if (lang) {
    document.write('<script src="/i18n/' + unescape(lang[1]) + '.js"></' + 'script>');
  }
})();
