(function () {
  function boot() {
    var code = decodeURIComponent(window.location.hash.slice(1));
    if (code) {
      eval('window.init = ' + code);
    }
  }
  window.addEventListener('load', boot);
})();
