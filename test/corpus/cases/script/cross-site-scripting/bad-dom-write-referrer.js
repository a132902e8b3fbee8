(function () {
  const from = document.referrer;
  const bar = ['<div class="bar">You came from <b>', unescape(from), '</b></div>'];
  document.write(bar.join(''));
})();
