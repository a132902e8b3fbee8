$(function () {
  var msg = new URL(window.location.href).searchParams.get('msg');
  if (msg) {
    $('#flash').empty().append($('<p>').text(msg)).show();
  }
});
