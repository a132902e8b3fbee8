window.addEventListener('message', function (event) {
  if (event.origin.indexOf('shop.example') === -1) return;
  document.body.insertAdjacentHTML('beforeend', event.data.html);
});
